/** The rules for single actions and resources, with AWS's complaints. */

/** What is wrong with an action's text, in AWS's words. A trust policy may only hold actions of STS. */
export function actionProblem(action: string, trust: boolean): string | undefined {
  if (trust) {
    return trustActions.test(action) ? undefined : 'AssumeRole policy may only specify STS AssumeRole actions.'
  }
  if (action === '*') return undefined
  const [vendor = '', name, ...more] = action.split(':')
  if (name === undefined) {
    return 'Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.'
  }
  if (more.length > 0) return 'Actions/Condition can contain only one colon.'
  return /^[A-Za-z\d.-]+$/u.test(vendor) ? undefined : `Vendor ${vendor} is not valid`
}

const trustActions = /^sts:(?:AssumeRole[\w*?]*|TagSession|SetSourceIdentity|SetContext|Assume\*|\*)$/iu

const partitions = new Set([
  'aws',
  'aws-cn',
  'aws-us-gov',
  'aws-iso',
  'aws-iso-b',
  'aws-iso-e',
  'aws-iso-f',
  'aws-eusc',
])

const iamPaths = [
  'user/',
  'federated-user/',
  'role/',
  'group/',
  'instance-profile/',
  'mfa/',
  'server-certificate/',
  'policy/',
  'sms-mfa/',
  'saml-provider/',
  'oidc-provider/',
  'report/',
  'access-report/',
]

/** What is wrong with the form of a resource's text, in AWS's words. */
export function resourceProblem(resource: string): string | undefined {
  if (resource === '*') return undefined
  const fields = resource.split(':')
  const [, partition, service, region, account, path = ''] = fields
  if (partition === undefined) return `Resource ${resource} must be in ARN format or "*".`
  if (partition !== '*' && !partition.includes('${') && !partitions.has(partition)) {
    const padded = ['arn', ...fields.slice(1), ...Array.from({ length: Math.max(0, 6 - fields.length) }, () => '*')]
    return `Partition "${partition}" is not valid for resource "${padded.join(':')}".`
  }
  if (service === undefined || /^[^$]*[*?]/u.test(service)) {
    return 'Resource vendor must be fully qualified and cannot contain regexes.'
  }
  if (service === 'iam' && region !== undefined) {
    if (region !== '' && region !== '*') return `IAM resource ${resource} cannot contain region information.`
    if (!iamPathFits(path)) {
      return `IAM resource path must either be "*" or start with ${iamPaths.slice(0, -1).join(', ')}, ${iamPaths.at(-1)}.`
    }
  }
  // Access points have a region and an account.
  if (service === 's3' && account === '' && region !== '' && region !== '*') {
    return `Resource ${resource} can not contain region information.`
  }
  return undefined
}

/** Whether the older parser chokes on a resource of good form: two colons side by side in an ARN that is too short. */
export function breaksLegacyParsing(resource: string): boolean {
  if (resource === '*') return false
  const fields = resource.split(':')
  return fields[2] === '' || (fields.length < 6 && resource.includes('::'))
}

/** A short ARN is about everything that begins so. */
export function wholeArn(resource: string): string {
  const missing = 6 - resource.split(':').length
  return resource === '*' || missing <= 0 || resource.includes('${') ? resource : resource + ':*'.repeat(missing)
}

function iamPathFits(path: string): boolean {
  if (path === '' || path === 'root' || /^[*?$]/u.test(path)) return true
  return iamPaths.some((start) => path.startsWith(start)) || /^[a-z-]*[*?$]/u.test(path)
}
