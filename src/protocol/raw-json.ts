/** JSON text made before, that an answer embeds as it is: nobody parses and prints it again. */
export class RawJson {
  readonly json: string

  /** `json` must be valid JSON: it is not looked at. */
  constructor(json: string) {
    this.json = json
  }
}
