import { Tiles } from '@cloudscape-design/components'
import { machineTemplates, type MachineTemplate } from './machine-templates.ts'

/** The templates to begin with, each with what it shows. */
export function TemplateGallery({ chosen, onChoose }: TemplateGalleryProps) {
  return (
    <Tiles
      ariaLabel="Template"
      columns={4}
      value={chosen}
      items={machineTemplates.map(({ id, title, description }) => ({ value: id, label: title, description }))}
      onChange={({ detail }) => {
        const template = machineTemplates.find(({ id }) => id === detail.value)
        if (template !== undefined) onChoose(template)
      }}
    />
  )
}

interface TemplateGalleryProps {
  /** An id; '' for none. */
  readonly chosen: string
  readonly onChoose: (template: MachineTemplate) => void
}
