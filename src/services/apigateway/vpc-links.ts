import { parseArn, succeed, type Outcome } from '../../base/index.ts'
import type { ApigatewayOperations, ApigatewayShapes } from '../../protocol/index.ts'
import { insertDocument, type Document } from '../../store/index.ts'
import type { Call } from '../contract.ts'
import { vpcLinks, type VpcLink } from './account-records.ts'
import { commit, deleteDocument, patchDocument, type Nothing } from './changes.ts'
import { badRequest, notFound } from './failures.ts'
import { newShortId } from './lookup.ts'
import { pageOf } from './paging.ts'
import { refuseWithPaths, text, type PatchTable } from './patch.ts'
import { defined, unlessEmpty } from './records.ts'

type Answer = ApigatewayShapes.VpcLink

interface LinkInput {
  readonly vpcLinkId: string
}

const nameMessage = 'Name cannot be empty'

/** A record: there is no network here to link to. It is ready as soon as it is made, though Create says PENDING. */
export async function createVpcLink(
  input: ApigatewayOperations['CreateVpcLink']['input'],
  call: Call,
): Promise<Outcome<Answer>> {
  if (input.name === '') return badRequest(nameMessage)
  const wrong = input.targetArns.find((arn) => parseArn(arn) === undefined)
  if (wrong !== undefined) return badRequest(`Invalid ARN. ARN is not well formed ${wrong}`)
  return commit(call, async () => {
    const link: VpcLink = defined({
      id: newShortId(call),
      name: input.name,
      targetArns: input.targetArns,
      description: input.description,
      tags: unlessEmpty(input.tags),
    })
    return succeed({
      changes: [insertDocument(vpcLinks, call.space, link.id, link)],
      output: { ...link, status: 'PENDING' },
    })
  })
}

function answerOf(link: VpcLink): Answer {
  return { ...link, status: 'AVAILABLE', statusMessage: 'Your vpc link is ready for use' }
}

/** Empty tags are said when a link is read, not in lists and after Create. */
function withTags(link: VpcLink): Answer {
  return { ...answerOf(link), tags: link.tags ?? {} }
}

async function findLink(call: Call, { vpcLinkId }: LinkInput): Promise<Outcome<Document<VpcLink>>> {
  const found = await call.ports.documents.get(vpcLinks, call.space, vpcLinkId)
  return found === undefined ? notFound('Invalid Vpc Link identifier specified') : succeed(found)
}

export async function getVpcLink(input: LinkInput, call: Call): Promise<Outcome<Answer>> {
  const link = await findLink(call, input)
  return link.ok ? succeed(withTags(link.value.body)) : link
}

export async function getVpcLinks(
  input: ApigatewayOperations['GetVpcLinks']['input'],
  call: Call,
): Promise<Outcome<ApigatewayShapes.VpcLinks>> {
  const all = (await call.ports.documents.all(vpcLinks, call.space)).map(({ body }) => body)
  const page = pageOf(all, ({ id }) => id, input)
  return succeed({ ...page, items: page.items.map(answerOf) })
}

const patches: PatchTable<VpcLink> = {
  rules: [
    { path: '/name', replace: text('name', { blank: nameMessage }) },
    { path: '/description', replace: text('description') },
  ],
  refuse: refuseWithPaths,
}

export function updateVpcLink(
  input: ApigatewayOperations['UpdateVpcLink']['input'],
  call: Call,
): Promise<Outcome<Answer>> {
  return patchDocument(call, {
    kind: vpcLinks,
    find: () => findLink(call, input),
    table: patches,
    operations: input.patchOperations,
    answer: withTags,
  })
}

export function deleteVpcLink(input: LinkInput, call: Call): Promise<Outcome<Nothing>> {
  return deleteDocument(call, vpcLinks, () => findLink(call, input))
}
