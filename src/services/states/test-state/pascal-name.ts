/**
 * A member of a service's API by the name that Step Functions gives it: words begin with a capital letter, and the rest of
 * them is small (`executionArn` is `ExecutionArn`, `SSEKMSKeyId` is `SsekmsKeyId`), as the AWS SDK for Java names them.
 */
export function pascalName(name: string): string {
  return name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replaceAll(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .split(/[ _-]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase())
    .join('')
}
