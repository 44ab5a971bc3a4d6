import type { DescribeStateMachineOutput, StateMachineType } from '@aws-sdk/client-sfn'
import { callAws } from '../../aws/call.ts'
import { prettyJson } from '../../kit/json-tokens.ts'
import { writeSetting } from '../../kit/settings.ts'
import type { Tag } from '../../kit/tag-editor.tsx'
import { loggingOf, noLogging, savedLogging, type LoggingChoice } from './machine-logging.ts'
import { roleArnProblem } from './machine-role.ts'
import { machineTemplates, templateText, type MachineTemplate, type TemplatePlace } from './machine-templates.ts'

/** A state machine that is being made. */
export interface MachineDraft {
  /** Id of the template that the definition began with; '' for a copy. */
  readonly template: string
  readonly name: string
  readonly type: StateMachineType
  readonly roleArn: string
  readonly definition: string
  readonly logging: LoggingChoice
  readonly tags: readonly Tag[]
}

export const templateOf = (draft: MachineDraft): MachineTemplate | undefined =>
  machineTemplates.find(({ id }) => id === draft.template)

/** What a template sets. */
export function draftOfTemplate(
  template: MachineTemplate,
  place: TemplatePlace,
): Pick<MachineDraft, 'template' | 'name' | 'type' | 'definition'> {
  const { id, name, type } = template
  return { template: id, name, type, definition: templateText(template, place) }
}

export const firstDraft = (place: TemplatePlace): MachineDraft => ({
  ...draftOfTemplate(machineTemplates[0], place),
  roleArn: '',
  logging: noLogging,
  tags: [],
})

/** A draft like a machine that is there. */
export const draftOfMachine = (machine: DescribeStateMachineOutput, tags: readonly Tag[]): MachineDraft => ({
  template: '',
  name: `${machine.name ?? 'machine'}-copy`.slice(0, 80),
  type: machine.type ?? 'STANDARD',
  roleArn: machine.roleArn ?? '',
  definition: prettyJson(machine.definition ?? ''),
  logging: loggingOf(machine.loggingConfiguration),
  tags,
})

export function machineNameProblem(name: string): string | undefined {
  if (name === '') return 'Give it a name.'
  if (name.length > 80) return 'A name has at most 80 characters.'
  return /^[\w-]+$/.test(name) ? undefined : 'A name holds letters, digits, - and _ only.'
}

/** What keeps a draft from being created, apart from its definition. */
export const draftProblem = (draft: MachineDraft): string | undefined =>
  machineNameProblem(draft.name) ??
  roleArnProblem(draft.roleArn) ??
  (draft.logging.level !== 'OFF' && draft.logging.group === '' ? 'Give the log group a name.' : undefined)

/** Creates the machine, with the activities and the log group that it needs; the answer is its ARN. */
export async function createMachine(draft: MachineDraft): Promise<string> {
  const template = templateOf(draft)
  for (const name of template?.activities ?? []) {
    if (draft.definition.includes(`:activity:${name}"`)) await callAws('states', 'createActivity', { name })
  }
  const { stateMachineArn = '' } = await callAws('states', 'createStateMachine', {
    name: draft.name,
    type: draft.type,
    roleArn: draft.roleArn,
    definition: draft.definition,
    ...(draft.logging.level !== 'OFF' && { loggingConfiguration: await savedLogging(draft.logging) }),
    ...(draft.tags.length > 0 && { tags: [...draft.tags] }),
  })
  // The start dialog offers the input that shows the template at work.
  if (template !== undefined) writeSetting(`input-${stateMachineArn}`, template.input)
  return stateMachineArn
}
