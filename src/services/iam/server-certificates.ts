import { createPrivateKey, type X509Certificate } from 'node:crypto'
import { fail, succeed, type Outcome } from '../../base/index.ts'
import type { IamShapes } from '../../protocol/index.ts'
import { insertDocument, removeDocument, replaceDocument, type Change } from '../../store/index.ts'
import type { Call } from '../contract.ts'
import { newId } from './identifiers.ts'
import { access, change, pathPrefix, spaceOf, tagContext, type IamHandlers } from './operation.ts'
import { pageOfDocuments } from './paging.ts'
import { serverCertificateKind, type ServerCertificateRecord } from './records.ts'
import { findResource, removeResource, resourceAccess, type ResourceKind } from './resources.ts'
import { malformedCertificate, parseCertificate } from './signing-certificates.ts'
import { checkTags } from './tags.ts'

type CertificateOperation = `${'Upload' | 'Get' | 'Update' | 'Delete'}ServerCertificate` | 'ListServerCertificates'

export const serverCertificates: ResourceKind<ServerCertificateRecord> = {
  kind: serverCertificateKind,
  idOf: (_call, name) => name.toLowerCase(),
  arnOf: (call, name, body) => certificateArn(call, body ?? { path: '/', name }),
  missing: (name) => `The Server Certificate with name ${name} cannot be found.`,
}

const certificatesMax = 20

/** Certificates of servers. Their private keys are looked at and not kept: nothing here serves with them. */
export const serverCertificateHandlers: IamHandlers<CertificateOperation> = {
  UploadServerCertificate: {
    access: (input, call) =>
      access(
        call,
        certificateArn(call, { path: input.Path ?? '/', name: input.ServerCertificateName }),
        tagContext(input.Tags),
      ),
    handle: (input, call) => upload(input, call),
  },
  GetServerCertificate: {
    access: (input, call) => resourceAccess(call, serverCertificates, input.ServerCertificateName),
    async handle(input, call) {
      const found = await findResource(call, serverCertificates, input.ServerCertificateName)
      if (!found.ok) return found
      const { body, chain, tags } = found.value.body
      return succeed({
        ServerCertificate: {
          ServerCertificateMetadata: metadata(call, found.value.body),
          CertificateBody: body,
          ...(chain !== undefined && { CertificateChain: chain }),
          Tags: tags,
        },
      })
    },
  },
  ListServerCertificates: {
    access: (input, call) => access(call, certificateArn(call, { path: pathPrefix(input), name: '' })),
    async handle(input, call) {
      const prefix = pathPrefix(input)
      const page = await pageOfDocuments(call, serverCertificateKind, input, ({ path }) => path.startsWith(prefix))
      if (!page.ok) return page
      const ServerCertificateMetadataList = page.value.items.map(({ body }) => metadata(call, body))
      return succeed({ ServerCertificateMetadataList, ...page.value.page })
    },
  },
  UpdateServerCertificate: {
    access: (input, call) => resourceAccess(call, serverCertificates, input.ServerCertificateName),
    handle: (input, call) => rename(input, call),
  },
  DeleteServerCertificate: {
    access: (input, call) => resourceAccess(call, serverCertificates, input.ServerCertificateName),
    handle: (input, call) => removeResource(call, serverCertificates, input.ServerCertificateName),
  },
}

function upload(
  input: IamShapes.UploadServerCertificateRequest,
  call: Call,
): Promise<Outcome<IamShapes.UploadServerCertificateResponse>> {
  const id = newId(call.ports.chance, 'serverCertificate')
  return change(call, async () => {
    const tags = checkTags(input.Tags)
    if (!tags.ok) return tags
    const certificate = parseCertificate(input.CertificateBody.trim())
    if (certificate === undefined) return malformedCertificate
    const pair = checkPair(certificate, input.PrivateKey)
    if (!pair.ok) return pair
    const name = input.ServerCertificateName
    const others = await call.ports.documents.all(serverCertificateKind, spaceOf(call))
    if (others.some((other) => other.id === name.toLowerCase())) return taken(name)
    if (others.length >= certificatesMax) {
      return fail('LimitExceeded', `Cannot exceed quota for ServerCertificatesPerAccount: ${certificatesMax}`)
    }
    const record: ServerCertificateRecord = {
      name,
      path: input.Path ?? '/',
      id,
      body: input.CertificateBody.trim(),
      ...(input.CertificateChain !== undefined && { chain: input.CertificateChain.trim() }),
      uploadedAt: call.now,
      expiresAt: Date.parse(certificate.validTo),
      tags: tags.value,
    }
    return succeed({
      changes: [insertDocument(serverCertificateKind, spaceOf(call), name.toLowerCase(), record)],
      answer: {
        ServerCertificateMetadata: metadata(call, record),
        ...(tags.value.length > 0 && { Tags: tags.value }),
      },
    })
  })
}

function checkPair(certificate: X509Certificate, privateKey: string): Outcome<void> {
  try {
    return certificate.checkPrivateKey(createPrivateKey(privateKey))
      ? succeed(undefined)
      : fail('KeyPairMismatch', 'The public key certificate and the private key do not match.')
  } catch {
    return fail('MalformedCertificate', 'Unable to parse private key. Please ensure the key is in PEM format.')
  }
}

function rename(
  input: IamShapes.UpdateServerCertificateRequest,
  call: Call,
): Promise<Outcome<Readonly<Record<string, never>>>> {
  return change(call, async () => {
    const found = await findResource(call, serverCertificates, input.ServerCertificateName)
    if (!found.ok) return found
    const { body, id } = found.value
    const renamed = { ...body, name: input.NewServerCertificateName ?? body.name, path: input.NewPath ?? body.path }
    const newId = renamed.name.toLowerCase()
    const space = spaceOf(call)
    if (newId === id) {
      return succeed({ changes: [replaceDocument(serverCertificateKind, space, found.value, renamed)], answer: {} })
    }
    if ((await call.ports.documents.get(serverCertificateKind, space, newId)) !== undefined) return taken(renamed.name)
    const changes: Change[] = [
      removeDocument(serverCertificateKind, space, found.value),
      insertDocument(serverCertificateKind, space, newId, renamed),
    ]
    return succeed({ changes, answer: {} })
  })
}

function taken(name: string): Outcome<never> {
  return fail('EntityAlreadyExists', `The Server Certificate with name ${name} already exists.`)
}

function metadata(call: Call, certificate: ServerCertificateRecord): IamShapes.ServerCertificateMetadata {
  return {
    Path: certificate.path,
    ServerCertificateName: certificate.name,
    ServerCertificateId: certificate.id,
    Arn: certificateArn(call, certificate),
    UploadDate: certificate.uploadedAt,
    Expiration: certificate.expiresAt,
  }
}

function certificateArn(call: Call, { path, name }: { readonly path: string; readonly name: string }): string {
  return `arn:aws:iam::${call.principal.account}:server-certificate${path}${name}`
}
