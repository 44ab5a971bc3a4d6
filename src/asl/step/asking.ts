import type { Answer, Question } from './contract.ts'

/** Work that may ask the shell for the value of a JSONata expression on its way to a `T`. */
export type Asking<T> = Generator<Question, T, Answer>
