import { X509Certificate } from 'node:crypto'
import { fail, randomText, succeed } from '../../base/index.ts'
import type { IamShapes } from '../../protocol/index.ts'
import { addBelonging, belongingsOf, removeBelonging, setStatus, type BelongingKind } from './belongings.ts'
import { users } from './entities.ts'
import { entityAccess, type IamHandlers } from './operation.ts'
import { pageOf } from './paging.ts'
import { signingCertificateKind, type SigningCertificateRecord } from './records.ts'
import { ownName } from './users.ts'

type CertificateOperation = `${'Upload' | 'Update' | 'Delete'}SigningCertificate` | 'ListSigningCertificates'

const certificates: BelongingKind<SigningCertificateRecord> = {
  kind: signingCertificateKind,
  missing: (id) => `The Certificate with id ${id} cannot be found.`,
}

const certificatesPerUser = 2

/** Certificates of users; nothing here is signed with them. */
export const signingCertificateHandlers: IamHandlers<CertificateOperation> = {
  UploadSigningCertificate: {
    access: (input, call) => entityAccess(call, users, input.UserName ?? ownName(call)),
    async handle(input, call) {
      const body = input.CertificateBody.trim()
      if (parseCertificate(body) === undefined) return malformedCertificate
      const id = randomText(call.ports.chance, 32, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567')
      const added = await addBelonging(call, certificates, input.UserName, (userName, others) => {
        if (others.some((other) => other.body === body)) {
          return fail('DuplicateCertificate', 'The Certificate already exists.')
        }
        if (others.length >= certificatesPerUser) {
          return fail('LimitExceeded', `Cannot exceed quota for SigningCertificatesPerUser: ${certificatesPerUser}`)
        }
        return succeed({ id, userName, body, status: 'Active' as const, uploadedAt: call.now })
      })
      return added.ok ? succeed({ Certificate: describe(added.value) }) : added
    },
  },
  ListSigningCertificates: {
    access: (input, call) => entityAccess(call, users, input.UserName ?? ownName(call)),
    async handle(input, call) {
      const own = await belongingsOf(call, certificates, input.UserName)
      const page = own.ok ? pageOf(own.value, ({ id }) => id, input) : own
      if (!page.ok) return page
      return succeed({ Certificates: page.value.items.map(({ body }) => describe(body)), ...page.value.page })
    },
  },
  UpdateSigningCertificate: {
    access: (input, call) => entityAccess(call, users, input.UserName ?? ownName(call)),
    handle: (input, call) => setStatus(call, certificates, input.UserName, input.CertificateId, input.Status),
  },
  DeleteSigningCertificate: {
    access: (input, call) => entityAccess(call, users, input.UserName ?? ownName(call)),
    handle: (input, call) => removeBelonging(call, certificates, input.UserName, input.CertificateId),
  },
}

export const malformedCertificate = fail(
  'MalformedCertificate',
  'Unable to parse certificate. Please ensure the certificate is in PEM format.',
)

export function parseCertificate(pem: string): X509Certificate | undefined {
  if (!pem.startsWith('-----BEGIN CERTIFICATE-----')) return undefined
  try {
    return new X509Certificate(pem)
  } catch {
    return undefined
  }
}

function describe(certificate: SigningCertificateRecord): IamShapes.SigningCertificate {
  return {
    UserName: certificate.userName,
    CertificateId: certificate.id,
    CertificateBody: certificate.body,
    Status: certificate.status,
    UploadDate: certificate.uploadedAt,
  }
}
