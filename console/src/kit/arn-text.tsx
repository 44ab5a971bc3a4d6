import { CopyButton } from './copy-button.tsx'

/** An ARN with its copy button; it breaks anywhere. */
export function ArnText({ arn, label = 'ARN' }: { readonly arn: string; readonly label?: string }) {
  return (
    <span className="arn-text">
      <CopyButton text={arn} label={`Copy ${label}`} />
      <span>{arn}</span>
    </span>
  )
}
