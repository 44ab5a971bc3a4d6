import { check } from './scenario.ts'

const below = (parent: string, pathPart: string) => ({ restApiId: '$api.id', parentId: parent, pathPart })
const patch = (resourceId: string, op: string, path: string, value: string) => ({
  restApiId: '$api.id',
  resourceId,
  patchOperations: [{ op, path, value }],
})

check('the tree of resources', [
  { call: 'CreateRestApi', with: { name: 'shop' }, keep: 'api' },
  {
    call: 'CreateResource',
    with: below('$api.rootResourceId', 'pets'),
    keep: 'pets',
    gives: { id: '*', parentId: '$api.rootResourceId', pathPart: 'pets', path: '/pets' },
  },
  { call: 'CreateResource', with: below('$pets.id', '{petId}'), keep: 'pet' },
  { call: 'CreateResource', with: below('$pet.id', 'food'), keep: 'food' },
  {
    call: 'CreateResource',
    with: below('$api.rootResourceId', 'pets'),
    fails: ['ConflictException', 'Another resource with the same parent already has this name: pets'],
  },
  {
    call: 'CreateResource',
    with: below('$pets.id', '{proxy+}'),
    fails: [
      'BadRequestException',
      'A sibling ({petId}) of this resource already has a variable path part -- only one is allowed',
    ],
  },
  {
    call: 'CreateResource',
    with: below('$pets.id', 'a b'),
    fails: [
      'BadRequestException',
      "Resource's path part only allow a-zA-Z0-9._-: or a valid greedy path variable and curly braces at the beginning and the end.",
    ],
  },
  {
    call: 'CreateResource',
    with: below('nowhere', 'cats'),
    fails: ['NotFoundException', 'Invalid Resource identifier specified'],
  },
  {
    call: 'UpdateResource',
    with: patch('$pets.id', 'replace', '/pathPart', 'animals'),
    gives: { id: '$pets.id', parentId: '$api.rootResourceId', pathPart: 'animals', path: '/animals' },
  },
  {
    call: 'GetResource',
    with: { restApiId: '$api.id', resourceId: '$food.id' },
    gives: { id: '$food.id', parentId: '$pet.id', pathPart: 'food', path: '/animals/{petId}/food' },
  },
  {
    call: 'UpdateResource',
    with: patch('$pets.id', 'replace', '/parentId', '$food.id'),
    fails: ['BadRequestException', 'Resources cannot be cyclical.'],
  },
  {
    call: 'UpdateResource',
    with: patch('$food.id', 'replace', '/parentId', '$api.rootResourceId'),
    gives: { id: '$food.id', parentId: '$api.rootResourceId', pathPart: 'food', path: '/food' },
  },
  {
    call: 'UpdateResource',
    with: patch('$food.id', 'replace', '/pathPart', 'animals'),
    fails: ['ConflictException', 'Another resource with the same parent already has this name: animals'],
  },
  {
    call: 'UpdateResource',
    with: patch('$food.id', 'replace', '/colour', 'red'),
    fails: [
      'BadRequestException',
      "Invalid patch path  '/colour' specified for op 'replace'. Must be one of: [/parentId, /pathPart]",
    ],
  },
  {
    call: 'UpdateResource',
    with: patch('$food.id', 'remove', '/pathPart', ''),
    fails: [
      'BadRequestException',
      "Invalid patch path  '/pathPart' specified for op 'remove'. Please choose supported operations",
    ],
  },
  {
    call: 'UpdateResource',
    with: patch('$api.rootResourceId', 'replace', '/pathPart', 'root'),
    fails: ['BadRequestException', 'Root resource cannot update its pathPart.'],
  },
  { call: 'CreateResource', with: below('$food.id', '{proxy+}'), keep: 'proxy' },
  {
    call: 'CreateResource',
    with: below('$proxy.id', 'more'),
    fails: ['BadRequestException', 'Cannot create a child of a resource with a greedy path variable: {proxy+}'],
  },
  { call: 'DeleteResource', with: { restApiId: '$api.id', resourceId: '$pets.id' }, gives: {} },
  {
    call: 'GetResources',
    with: { restApiId: '$api.id' },
    gives: {
      items: [
        { id: '$api.rootResourceId', path: '/' },
        { id: '$food.id', parentId: '$api.rootResourceId', pathPart: 'food', path: '/food' },
        { id: '$proxy.id', parentId: '$food.id', pathPart: '{proxy+}', path: '/food/{proxy+}' },
      ],
    },
  },
  { call: 'GetResources', with: { restApiId: '$api.id', limit: 2 }, keep: 'page' },
  {
    call: 'GetResources',
    with: { restApiId: '$api.id', limit: 2, position: '$page.position' },
    gives: { items: [{ id: '$proxy.id', parentId: '$food.id', pathPart: '{proxy+}', path: '/food/{proxy+}' }] },
  },
])
