import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import '@cloudscape-design/global-styles/dark-mode-utils.css'
import 'virtual:theme.css'
import './theme/theme.css'
import './kit/kit.css'
import './shell/shell.css'
import { App } from './app.tsx'
import { applyChosenMode } from './theme/mode.ts'

applyChosenMode()
const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no element with the id root')
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
