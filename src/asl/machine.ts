/** The one parsed form of a definition. (The asl module's author completes it.) */
export interface Machine {
  readonly startAt: string
}
