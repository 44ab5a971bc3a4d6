import { Button, type ButtonProps } from '@cloudscape-design/components'
import { useEffect, useState } from 'react'

/** How long the button says that it copied, in milliseconds. */
const saidForMs = 1_500

/** Copies a text. Works on plain http too, where browsers have no clipboard to write to. */
export function CopyButton({ text, label, children }: CopyButtonProps) {
  const [copied, setCopied] = useState<boolean | undefined>()
  useEffect(() => {
    if (copied === undefined) return
    const timer = setTimeout(() => setCopied(undefined), saidForMs)
    return () => clearTimeout(timer)
  }, [copied])
  const properties: ButtonProps = {
    iconName: copied === undefined ? 'copy' : copied ? 'status-positive' : 'status-negative',
    onClick: () => void copyText(text).then(setCopied),
  }
  return (
    <>
      {children === undefined ? (
        <Button {...properties} variant="inline-icon" ariaLabel={label} />
      ) : (
        <Button {...properties}>{children}</Button>
      )}
      <span className="visually-hidden" role="status">
        {copied === undefined ? '' : copied ? 'Copied' : 'Could not copy'}
      </span>
    </>
  )
}

interface CopyButtonProps {
  readonly text: string
  /** What is copied, as "Copy execution ARN". */
  readonly label: string
  /** With children it is a button with words. */
  readonly children?: string
}

/** True if the text is in the clipboard now. */
async function copyText(text: string): Promise<boolean> {
  if (window.isSecureContext) {
    try {
      await navigator.clipboard.writeText(text)
      return true
    } catch {
      // Not allowed here: the old way needs no permission.
    }
  }
  const area = document.createElement('textarea')
  area.value = text
  area.className = 'visually-hidden'
  document.body.append(area)
  const focused = document.activeElement
  area.select()
  const done = document.execCommand('copy')
  area.remove()
  if (focused instanceof HTMLElement) focused.focus()
  return done
}
