const fields = 'input:not([disabled]):not([type=hidden]), textarea:not([disabled]), button[aria-haspopup=listbox]'

/**
 * For `ref` of what holds a dialog's fields: puts the keyboard into the first of them. A dialog takes it to its way out,
 * once it is drawn, so this waits for that.
 */
export function focusFirstField(host: HTMLElement | null): void {
  if (host !== null) requestAnimationFrame(() => host.querySelector<HTMLElement>(fields)?.focus())
}
