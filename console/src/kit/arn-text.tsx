import { Fragment } from 'react'
import { CopyButton } from './copy-button.tsx'

/** An ARN with its copy button; it breaks behind its colons and slashes first. */
export function ArnText({ arn, label = 'ARN' }: { readonly arn: string; readonly label?: string }) {
  return (
    <span className="arn-text">
      <CopyButton text={arn} label={`Copy ${label}`} />
      <span>
        {arn.split(/(?<=[:/])/).map((part, index) => (
          // Parts never move: the position is their identity.
          // oxlint-disable-next-line react/no-array-index-key
          <Fragment key={index}>
            {part}
            <wbr />
          </Fragment>
        ))}
      </span>
    </span>
  )
}
