export { openJsonata, type Jsonata } from './jsonata/jsonata.ts'
