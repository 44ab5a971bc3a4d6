import assert from 'node:assert/strict'
import { test } from 'node:test'

import * as fc from 'fast-check'

import { buildRouteTree, matchRoute } from './route-tree.ts'

const paths = [
  '/',
  '/pets',
  '/pets/{id}',
  '/pets/{id}/toys',
  '/pets/mine',
  '/{any}/toys',
  '/files/{path+}',
  '/{proxy+}',
]

function treeOf(resourcePaths: readonly string[]) {
  return buildRouteTree(
    resourcePaths.map((path) => ({ id: path, path })),
    ({ path }) => path,
  )
}

function check(path: string, expected: string | undefined, parameters: Readonly<Record<string, string>> = {}): void {
  test(`${path} goes to ${expected ?? 'nothing'}`, () => {
    const found = matchRoute(treeOf(expected === undefined ? paths.slice(0, -1) : paths), path)
    assert.equal(found?.target, expected)
    assert.deepEqual(Object.fromEntries(found?.parameters ?? []), parameters)
  })
}

check('/', '/')
check('', '/')
check('/pets', '/pets')
check('/pets/', '/pets')
check('/pets/mine', '/pets/mine')
check('/pets/7', '/pets/{id}', { id: '7' })
check('/pets/7/', '/pets/{id}', { id: '7' })
check('/pets/a%2Fb%20c', '/pets/{id}', { id: 'a/b c' })
check('/pets/%zz', '/pets/{id}', { id: '%zz' })
check('/p%65ts', '/pets')
check('/pets/7/toys', '/pets/{id}/toys', { id: '7' })
check('/pets/mine/toys', '/pets/{id}/toys', { id: 'mine' })
check('/dogs/toys', '/{any}/toys', { any: 'dogs' })
check('/files/a/b.txt/', '/files/{path+}', { path: 'a/b.txt' })
check('/files', '/{proxy+}', { proxy: 'files' })
check('/other/thing', '/{proxy+}', { proxy: 'other/thing' })
check('/other/thing', undefined)
check('//', '/')
check('//pets', '/pets')
check('//other', '/{proxy+}', { proxy: 'other' })
check('/files//a//b', '/files/{path+}', { path: 'a//b' })
check('/pets//toys', undefined)
check('/__proto__', undefined)

test('a resource without methods is no target', () => {
  const tree = buildRouteTree(
    [
      { id: '1', path: '/pets' },
      { id: '2', path: '/{proxy+}' },
    ],
    ({ id, path }) => (id === '1' ? undefined : path),
  )
  assert.equal(matchRoute(tree, '/pets')?.target, '/{proxy+}')
})

const segment = fc.stringMatching(/^[a-z0-9._-]{1,6}$/)
const route = fc.array(fc.oneof(segment, fc.constant('{x}')), { maxLength: 5 }).map((parts) => `/${parts.join('/')}`)

test('any path is answered, and an exact resource wins over every other', () => {
  fc.assert(
    fc.property(fc.array(route, { maxLength: 12 }), fc.string({ unit: 'binary' }), (routes, path) => {
      const tree = treeOf([...routes, '/{rest+}'])
      matchRoute(tree, path)
      for (const exact of routes.filter((candidate) => !candidate.includes('{'))) {
        assert.equal(matchRoute(tree, exact)?.target, exact)
      }
    }),
  )
})
