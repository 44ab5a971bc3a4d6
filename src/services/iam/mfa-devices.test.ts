import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import type { JsonValue } from '../../base/index.ts'
import { check, policyText, testAccount, trustText, type Step } from './scenario.ts'
import { codeAt, stepOf } from './totp.ts'

test('codes are those of RFC 6238', () => {
  const seed = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
  assert.equal(codeAt(seed, 1), '287082')
  assert.equal(codeAt(seed, Math.floor(1_111_111_109 / 30)), '081804')
  assert.equal(codeAt(seed, Math.floor(20_000_000_000 / 30)), '353130')
  assert.equal(stepOf(seed, '287082', 59_000), 1)
  assert.equal(stepOf(seed, '287082', 59_000, { last: 1 }), undefined)
  assert.equal(stepOf(seed, '287082', 200_000), undefined)
})

const serial = `arn:aws:iam::${testAccount}:mfa/phones/ana`
const roleArn = `arn:aws:iam::${testAccount}:role/careful`

type Kept = ReadonlyMap<string, JsonValue>

/** A request with a code of the device, so many steps from now. */
const code =
  (member: string, ahead: number, more: Readonly<Record<string, string>> = {}) =>
  (kept: Kept, now: number): Record<string, string> => {
    const device = kept.get('device') as { VirtualMFADevice: { Base32StringSeed: { data: number[] } } }
    const seed = Buffer.from(device.VirtualMFADevice.Base32StringSeed.data).toString()
    return { SerialNumber: serial, [member]: codeAt(seed, Math.floor(now / 30_000) + ahead), ...more }
  }

const twoCodes = (kept: Kept, now: number): Record<string, string> => ({
  ...code('AuthenticationCode1', 0)(kept, now),
  ...code('AuthenticationCode2', 1, { UserName: 'ana' })(kept, now),
})

const unknown =
  'MultiFactorAuthentication failed, unable to validate MFA code.  Please verify your MFA serial number is valid and associated with this user.'

check('a virtual MFA device, and what it is good for', [
  { call: 'CreateUser', with: { UserName: 'ana' } },
  { call: 'CreateAccessKey', with: { UserName: 'ana' }, keep: 'ana' },
  {
    call: 'CreateRole',
    with: {
      RoleName: 'careful',
      AssumeRolePolicyDocument: trustText(
        { AWS: `arn:aws:iam::${testAccount}:user/ana` },
        { Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } },
      ),
    },
  },
  {
    call: 'PutUserPolicy',
    with: {
      UserName: 'ana',
      PolicyName: 'own',
      PolicyDocument: policyText({
        Action: 'iam:*',
        Resource: '*',
        Condition: { NumericLessThan: { 'aws:MultiFactorAuthAge': '60' } },
      }),
    },
  },
  {
    call: 'CreateVirtualMFADevice',
    with: { VirtualMFADeviceName: 'ana', Path: '/phones/' },
    gives: { VirtualMFADevice: { SerialNumber: serial, Base32StringSeed: '*' } },
    keep: 'device',
  },
  {
    call: 'CreateVirtualMFADevice',
    with: { VirtualMFADeviceName: 'ana', Path: '/phones/' },
    fails: ['EntityAlreadyExists', 'MFADevice entity at the same path and name already exists.'],
  },
  {
    call: 'EnableMFADevice',
    with: { UserName: 'ana', SerialNumber: serial, AuthenticationCode1: '000000', AuthenticationCode2: '000000' },
    fails: ['InvalidAuthenticationCode', 'Authentication code for device is not valid.'],
  },
  {
    call: 'GetSessionToken',
    as: 'ana',
    with: { SerialNumber: serial, TokenCode: '123456' },
    fails: ['AccessDenied', unknown],
  },
  { call: 'EnableMFADevice', with: twoCodes },
  {
    call: 'ListMFADevices',
    with: { UserName: 'ana' },
    gives: { MFADevices: [{ UserName: 'ana', SerialNumber: serial, EnableDate: '*' }], IsTruncated: false },
  },
  {
    call: 'ListVirtualMFADevices',
    with: { AssignmentStatus: 'Unassigned' },
    gives: { VirtualMFADevices: [], IsTruncated: false },
  },
  {
    call: 'AssumeRole',
    as: 'ana',
    with: { RoleArn: roleArn, RoleSessionName: 'one' },
    fails: [
      'AccessDenied',
      `User: arn:aws:iam::${testAccount}:user/ana is not authorized to perform: sts:AssumeRole on resource: ${roleArn}`,
    ],
  },
  {
    call: 'AssumeRole',
    as: 'ana',
    with: { RoleArn: roleArn, RoleSessionName: 'one', SerialNumber: serial },
    fails: [
      'AccessDenied',
      'MultiFactorAuthentication failed, must provide both MFA serial number and one time pass code.',
    ],
  },
  {
    call: 'AssumeRole',
    as: 'ana',
    after: 60,
    with: code('TokenCode', 0, { RoleArn: roleArn, RoleSessionName: 'one' }),
    gives: { Credentials: '*', AssumedRoleUser: '*' },
  },
  {
    call: 'GetSessionToken',
    as: 'ana',
    with: code('TokenCode', 0),
    fails: ['AccessDenied', 'MultiFactorAuthentication failed with invalid MFA one time pass code. '],
  },
  ...Array.from({ length: 5 }, (_, at): Step => ({
    call: 'GetSessionToken',
    as: 'ana',
    ...(at === 0 && { after: 30 }),
    with: code('TokenCode', 2),
    fails: ['AccessDenied', 'MultiFactorAuthentication failed with invalid MFA one time pass code. '],
  })),
  {
    call: 'GetSessionToken',
    as: 'ana',
    with: code('TokenCode', 0),
    fails: ['AccessDenied', 'MultiFactorAuthentication failed with invalid MFA one time pass code. '],
  },
  { call: 'GetSessionToken', as: 'ana', after: 30, with: code('TokenCode', 0), keep: 'proven' },
  { call: 'GetUser', as: 'proven', gives: { User: '*' } },
  {
    call: 'GetUser',
    as: 'proven',
    after: 60,
    fails: [
      'AccessDenied',
      `User: arn:aws:iam::${testAccount}:user/ana is not authorized to perform: iam:GetUser on resource: user ana because no identity-based policy allows the iam:GetUser action`,
    ],
  },
  {
    call: 'DeleteVirtualMFADevice',
    with: { SerialNumber: serial },
    fails: ['DeleteConflict', 'MFA VirtualDevice in use. Must deactivate first.'],
  },
  { call: 'UpdateUser', with: { UserName: 'ana', NewUserName: 'anna' } },
  { call: 'DeactivateMFADevice', with: { UserName: 'anna', SerialNumber: serial } },
  { call: 'DeleteVirtualMFADevice', with: { SerialNumber: serial } },
  {
    call: 'DeleteVirtualMFADevice',
    with: { SerialNumber: serial },
    fails: ['NoSuchEntity', `VirtualMFADevice with serial number ${serial} doesn't exist.`],
  },
])
