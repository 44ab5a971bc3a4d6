/**
 * Whether JSONata takes the value for a function. Data can hold the marks as well (`_jsonata_lambda` is a name like
 * any other in JSON), but not what hangs on them.
 */
export function isJsonataFunction(value: unknown): boolean {
  if (typeof value === 'function') return true
  if (typeof value !== 'object' || value === null) return false
  const marked = value as { readonly _jsonata_function?: unknown; readonly _jsonata_lambda?: unknown }
  if (marked._jsonata_function === true) return 'implementation' in value && typeof value.implementation === 'function'
  if (marked._jsonata_lambda !== true || !('environment' in value)) return false
  const { environment } = value
  return typeof environment === 'object' && environment !== null && 'lookup' in environment
}
