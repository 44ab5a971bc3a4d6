/** The page of a log group; `stream` shows that stream only. */
export const groupHref = (group: string, stream?: string): string =>
  `/logs/${encodeURIComponent(group)}${stream === undefined ? '' : `?stream=${encodeURIComponent(stream)}`}`
