export { folderObjects, type ObjectEntry, type Objects, type OpenedObject } from './objects/folders.ts'
export { mapRunsOver } from './objects/items.ts'
export { openJsonata, type Jsonata } from './jsonata/jsonata.ts'
