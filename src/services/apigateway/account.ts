import { succeed, type Outcome } from '../../base/index.ts'
import type { ApigatewayOperations, ApigatewayShapes } from '../../protocol/index.ts'
import { insertDocument, replaceDocument } from '../../store/index.ts'
import { checkPassRole } from '../access/authorise.ts'
import { assumeRoleForService } from '../access/service-role.ts'
import type { Call } from '../contract.ts'
import { accountSettings, type AccountSettings } from './account-records.ts'
import { resourceArn } from './access.ts'
import { commit } from './changes.ts'
import { badRequest } from './failures.ts'
import { applyPatch, items, refuseByPath, text, type PatchTable } from './patch.ts'

const documentId = 'account'
const fresh: AccountSettings = { features: ['UsagePlans'] }

/** Quotas of a fresh account, per region: requests a second, and how many at once. */
const throttleSettings = { burstLimit: 5000, rateLimit: 10_000 }

function answerOf(settings: AccountSettings): ApigatewayShapes.Account {
  return { ...settings, throttleSettings, apiKeyVersion: '4' }
}

export async function getAccount(_input: unknown, call: Call): Promise<Outcome<ApigatewayShapes.Account>> {
  const stored = await call.ports.documents.get(accountSettings, call.space, documentId)
  return succeed(answerOf(stored?.body ?? fresh))
}

const features = items<AccountSettings>({ path: '/features', key: 'features', keepEmpty: true })

const patches: PatchTable<AccountSettings> = {
  rules: [
    { path: '/cloudwatchRoleArn', replace: text('cloudwatchRoleArn'), remove: text('cloudwatchRoleArn') },
    {
      ...features,
      remove: (settings, step) =>
        step.value === 'UsagePlans'
          ? badRequest('Usage Plans cannot be disabled once enabled')
          : (features.remove?.(settings, step) ?? succeed(settings)),
    },
  ],
  refuse: refuseByPath,
}

export function updateAccount(
  input: ApigatewayOperations['UpdateAccount']['input'],
  call: Call,
): Promise<Outcome<ApigatewayShapes.Account>> {
  return commit(call, async () => {
    const stored = await call.ports.documents.get(accountSettings, call.space, documentId)
    const before = stored?.body ?? fresh
    const patched = applyPatch(patches, before, input.patchOperations)
    if (!patched.ok) return patched
    const { cloudwatchRoleArn } = patched.value
    if (cloudwatchRoleArn !== undefined && cloudwatchRoleArn !== before.cloudwatchRoleArn) {
      const refused = await checkRole(call, cloudwatchRoleArn)
      if (refused !== undefined) return refused
    }
    const change =
      stored === undefined
        ? insertDocument(accountSettings, call.space, documentId, patched.value)
        : replaceDocument(accountSettings, call.space, stored, patched.value)
    return succeed({ changes: [change], output: answerOf(patched.value) })
  })
}

/** The caller may hand the role over, and the role trusts API Gateway. */
async function checkRole(call: Call, roleArn: string): Promise<Outcome<never> | undefined> {
  const passed = await checkPassRole(call, roleArn, 'apigateway.amazonaws.com')
  if (!passed.ok) return passed
  const assumed = await assumeRoleForService(call.ports, {
    roleArn,
    service: 'apigateway.amazonaws.com',
    sourceArn: resourceArn(call, '/account'),
    sourceAccount: call.space.account,
    sessionName: 'BackplaneAssumeRoleSession',
    now: call.now,
  })
  return assumed.ok
    ? undefined
    : badRequest(
        'The role ARN does not have required permissions configured. Please grant trust permission for API Gateway and add the required role policy.',
      )
}
