import { fail, succeed, type EpochMs, type Outcome } from '../../base/index.ts'
import type { IamShapes } from '../../protocol/index.ts'
import { insertDocument, replaceDocument } from '../../store/index.ts'
import type { Call } from '../contract.ts'
import { readAccount } from './account.ts'
import { access, change, spaceOf, type IamHandlers } from './operation.ts'
import {
  accessKeyKind,
  credentialReportKind,
  entityArn,
  loginProfileKind,
  mfaDeviceKind,
  signingCertificateKind,
  userKind,
  type AccessKeyRecord,
  type SigningCertificateRecord,
  type UserRecord,
} from './records.ts'

const reportId = 'report'
/** A report is good for four hours; until then no other is made. */
const goodForMs = 4 * 3_600_000

export const credentialReportHandlers: IamHandlers<`${'Generate' | 'Get'}CredentialReport`> = {
  GenerateCredentialReport: {
    access: (_input, call) => access(call, '*'),
    handle: (_input, call) => generate(call),
  },
  GetCredentialReport: {
    access: (_input, call) => access(call, '*'),
    async handle(_input, call) {
      const report = await call.ports.documents.get(credentialReportKind, spaceOf(call), reportId)
      if (report === undefined) return fail('ReportNotPresent', 'No report is present')
      const { generatedAt, text } = report.body
      if (call.now - generatedAt > goodForMs)
        return fail('ReportExpired', 'The most recent report is older than 4 hours')
      return succeed({ Content: Buffer.from(text), ReportFormat: 'text/csv', GeneratedTime: generatedAt })
    },
  },
}

/** AWS takes a while, and says so first; here the report is there at once, and the next call says that. */
function generate(call: Call): Promise<Outcome<IamShapes.GenerateCredentialReportResponse>> {
  return change<IamShapes.GenerateCredentialReportResponse>(call, async () => {
    const before = await call.ports.documents.get(credentialReportKind, spaceOf(call), reportId)
    if (before !== undefined && call.now - before.body.generatedAt <= goodForMs) {
      return succeed({ changes: [], answer: { State: 'COMPLETE' } })
    }
    const report = { generatedAt: call.now, text: await reportText(call) }
    const written =
      before === undefined
        ? insertDocument(credentialReportKind, spaceOf(call), reportId, report)
        : replaceDocument(credentialReportKind, spaceOf(call), before, report)
    const Description = 'No report exists. Starting a new report generation task'
    return succeed({ changes: [written], answer: { State: 'STARTED', Description } })
  })
}

const keyColumns = ['active', 'last_rotated', 'last_used_date', 'last_used_region', 'last_used_service']
const columns = [
  'user',
  'arn',
  'user_creation_time',
  'password_enabled',
  'password_last_used',
  'password_last_changed',
  'password_next_rotation',
  'mfa_active',
  ...keyColumns.map((column) => `access_key_1_${column}`),
  ...keyColumns.map((column) => `access_key_2_${column}`),
  'cert_1_active',
  'cert_1_last_rotated',
  'cert_2_active',
  'cert_2_last_rotated',
]

const none = 'N/A'
const noKey = ['false', none, none, none, none]
const noCertificate = ['false', none]

async function reportText(call: Call): Promise<string> {
  const { documents } = call.ports
  const { account } = call.principal
  const root = ['<root_account>', `arn:aws:iam::${account}:root`, timeOf(0)]
  const unsupported = ['not_supported', 'no_information', 'not_supported', 'not_supported', 'false']
  const rows = [columns, [...root, ...unsupported, ...noKey, ...noKey, ...noCertificate, ...noCertificate]]
  const devices = await documents.all(mfaDeviceKind, spaceOf(call))
  const holders = new Set(devices.map(({ body }) => body.userName))
  const { passwordPolicy } = await readAccount(call)
  for (const { id, body: user } of await documents.all(userKind, spaceOf(call))) {
    const keys = await Promise.all(user.accessKeys.map((key) => documents.get(accessKeyKind, spaceOf(call), key)))
    const certificates = await documents.all(signingCertificateKind, spaceOf(call), `${id}|`)
    rows.push([
      user.name,
      entityArn(account, 'user', user),
      timeOf(user.createdAt),
      ...(await passwordCells(call, id, user, passwordPolicy?.ageDays)),
      String(holders.has(user.name)),
      ...keyCells(keys[0]?.body),
      ...keyCells(keys[1]?.body),
      ...certificateCells(certificates[0]?.body),
      ...certificateCells(certificates[1]?.body),
    ])
  }
  return rows.map((row) => row.join(',')).join('\n')
}

async function passwordCells(
  call: Call,
  id: string,
  user: UserRecord,
  ageDays: number | undefined,
): Promise<readonly string[]> {
  const profile = await call.ports.documents.get(loginProfileKind, spaceOf(call), id)
  if (profile === undefined) return ['false', none, none, none]
  const changedAt = profile.body.changedAt ?? profile.body.createdAt
  const used = user.passwordLastUsedAt
  return [
    'true',
    used === undefined ? 'no_information' : timeOf(used),
    timeOf(changedAt),
    ageDays === undefined ? none : timeOf(changedAt + ageDays * 86_400_000),
  ]
}

function keyCells(key: AccessKeyRecord | undefined): readonly string[] {
  if (key === undefined) return noKey
  const { lastUsed: used } = key
  const use = used === undefined ? [none, none, none] : [timeOf(used.at), used.region, used.service]
  return [String(key.status === 'Active'), timeOf(key.createdAt), ...use]
}

function certificateCells(certificate: SigningCertificateRecord | undefined): readonly string[] {
  if (certificate === undefined) return noCertificate
  return [String(certificate.status === 'Active'), timeOf(certificate.uploadedAt)]
}

/** `2026-11-22T11:14:01+00:00` */
function timeOf(at: EpochMs): string {
  return `${new Date(at).toISOString().slice(0, 19)}+00:00`
}
