import assert from 'node:assert/strict'
import { test } from 'node:test'
import { destinationOf, isForeignPage, ownHostsOf } from './addresses.ts'

function check(host: string, path: string, expected: ReturnType<typeof destinationOf>): void {
  test(`${host}${path}`, () =>
    assert.deepEqual(destinationOf(host, path, ownHostsOf('Stile.example.org', 'Mill.lan')), expected))
}
const invoke = (stageName: string, path: string, apiId = 'abc123') => ({
  kind: 'invoke' as const,
  address: { apiId, stageName, path },
})

check('abc123.execute-api.localhost:4566', '/alpha/execution', invoke('alpha', '/execution'))
check('ABC123.execute-api.us-east-1.amazonaws.com', '/alpha', invoke('alpha', '/'))
check('abc123.execute-api.localhost:4566', '//alpha//execution', invoke('alpha', '//execution'))
check('abc123.execute-api.evil.example', '/alpha/a%2Fb//c/', invoke('alpha', '/a%2Fb//c/'))
check('127.0.0.1:4566', '/_aws/execute-api/abc123/alpha/execution', invoke('alpha', '/execution'))
check('127.0.0.1:4566', '/_aws/execute-api/abc123/alpha', invoke('alpha', '/'))
check('localhost', '/restapis/abc123/alpha/_user_request_/execution', invoke('alpha', '/execution'))
check('localhost', '/restapis/abc123/alpha/_user_request_', invoke('alpha', '/'))
check('localhost', '/restapis/abc123/stages', { kind: 'control-plane' })
check('sync-localhost:4566', '/', { kind: 'control-plane' })
check('sync-127.0.0.1:4566', '/', { kind: 'control-plane' })
check('[::1]:4566', '/', { kind: 'control-plane' })
check('states.us-east-1.amazonaws.com', '/', { kind: 'control-plane' })
check('stile', '/_stile/health', { kind: 'instance', path: '/_stile/health' })
check('stile.example.org:4566', '/', { kind: 'control-plane' })
check('rebound.evil.example', '/', { kind: 'refused-host' })
check('rebound.evil.example', '/_stile/reset', { kind: 'refused-host' })
check('mill.local:4566', '/', { kind: 'control-plane' })
check('evil.local', '/', { kind: 'refused-host' })
check('127.0.0.1.evil.example', '/', { kind: 'refused-host' })

test('pages of other sites are foreign, clients and local pages are not', () => {
  assert.equal(isForeignPage(undefined, undefined), false)
  assert.equal(isForeignPage('http://localhost:4567', 'same-site'), false)
  assert.equal(isForeignPage('https://evil.example', undefined), true)
  assert.equal(isForeignPage(undefined, 'cross-site'), true)
  assert.equal(isForeignPage('null', undefined), true)
  assert.equal(isForeignPage('http://localhost.evil.example', undefined), true)
})
