export { makeDemo, type Demo } from './demo.ts'
export { openInstance, type Instance, type InstanceConfig, type RootCaller } from './instance.ts'
export { version } from './instance-door.ts'
export { openLog } from './log.ts'
