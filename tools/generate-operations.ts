/**
 * Writes `src/protocol/generated/`: for each service one table of operations and shapes (data that codecs and
 * validation read) and one file of TypeScript types (what handlers are written against).
 *
 *     node tools/generate-operations.ts [FOLDER]
 *
 * FOLDER holds the service models (`stepfunctions.json`, ...), by default `../shared/models`. Only this generator
 * reads them; what it writes is committed and depends on nothing but the models.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { reachableShapes, tablesText, type BotoModel } from './operation-tables.ts'
import { typesText } from './operation-types.ts'

/** Name of the model's file -> what the service is called in signatures, ARNs and here. */
const services = {
  stepfunctions: 'states',
  apigateway: 'apigateway',
  iam: 'iam',
  sts: 'sts',
  logs: 'logs',
  lambda: 'lambda',
} as const

interface Report {
  readonly ok: boolean
  readonly text: string
}

/** Writes the files of every service; answers what it did, or a sentence that says what is missing. */
function generateOperations(modelsFolder: string, outputFolder = 'src/protocol/generated'): Report {
  mkdirSync(outputFolder, { recursive: true })
  const written: string[] = []
  for (const [file, service] of Object.entries(services)) {
    const path = join(modelsFolder, `${file}.json`)
    if (!existsSync(path)) {
      return {
        ok: false,
        text: `${path} is missing; give the models' folder: node tools/generate-operations.ts FOLDER`,
      }
    }
    const model = JSON.parse(readFileSync(path, 'utf8')) as BotoModel
    const reachable = reachableShapes(model)
    writeFileSync(join(outputFolder, `${service}.ts`), tablesText(service, model, reachable))
    writeFileSync(join(outputFolder, `${service}-types.ts`), typesText(service, model, reachable))
    written.push(`${service} (${Object.keys(model.operations).length})`)
  }
  return { ok: true, text: `wrote operations and types of ${written.join(', ')}` }
}

if (import.meta.main) {
  const outcome = generateOperations(process.argv[2] ?? '../shared/models')
  process.stdout.write(`${outcome.text}\n`)
  process.exitCode = outcome.ok ? 0 : 1
}
