import type { Method } from '@aws-sdk/client-api-gateway'
import type { ReactNode } from 'react'
import { PageLink } from '../../shell/links.tsx'
import { machineHref, nameOfArn } from '../states/states-links.ts'
import { backendOf, methodFacts, type Backend, type BoxName, type Facts } from './method-words.ts'

interface MethodPictureProps {
  readonly method: Method
  readonly validatorName: string
  readonly selected: string
  readonly onSelect: (tab: string) => void
}

const titles: Readonly<Record<BoxName, string>> = {
  'method-request': 'Method request',
  'integration-request': 'Integration request',
  'integration-response': 'Integration response',
  'method-response': 'Method response',
}

/** How a call goes from the client to the backend and back; each box leads to what can be changed there. */
export function MethodPicture({ method, validatorName, selected, onSelect }: MethodPictureProps) {
  const facts = methodFacts(method, validatorName)
  const box = (name: BoxName): ReactNode => (
    <PictureBox title={titles[name]} facts={facts[name]} isOn={selected === name} onClick={() => onSelect(name)} />
  )
  return (
    <div className="picture" role="group" aria-label="Method execution">
      <button type="button" className="picture-end picture-client" onClick={() => onSelect('test')}>
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path d="M4 5h16v11H4zM9 20h6M12 16v4" />
        </svg>
        Client
        <span className="picture-lightning">Test</span>
      </button>
      <div className="picture-lanes">
        <div className="picture-lane">
          <Arrow />
          {box('method-request')}
          <Arrow />
          {box('integration-request')}
          <Arrow />
        </div>
        <div className="picture-lane">
          <Arrow back />
          {box('method-response')}
          <Arrow back />
          {box('integration-response')}
          <Arrow back />
        </div>
      </div>
      <BackendBox backend={method.methodIntegration === undefined ? undefined : backendOf(method.methodIntegration)} />
    </div>
  )
}

interface PictureBoxProps {
  readonly title: string
  readonly facts: Facts
  readonly isOn: boolean
  readonly onClick: () => void
}

function PictureBox({ title, facts, isOn, onClick }: PictureBoxProps) {
  return (
    <button
      type="button"
      className={`picture-box ${isOn ? 'picture-box-on' : ''}`}
      aria-pressed={isOn}
      onClick={onClick}
    >
      <b>{title}</b>{' '}
      {facts.map(([label, value]) => (
        <span key={label}>
          <em>{label}</em> <i title={value}>{value}</i>{' '}
        </span>
      ))}
    </button>
  )
}

const icons: Readonly<Record<Backend['icon'], string>> = {
  states: 'M5 5h5v5H5zM14 14h5v5h-5zM7.5 10v6.5H14',
  function: 'M6 5h3l7 14h3M6 19l5-9',
  web: 'M12 4a8 8 0 1 0 0 16a8 8 0 0 0 0-16zM4 12h16M12 4c-5 5-5 11 0 16c5-5 5-11 0-16',
  mock: 'M5 6h14v9H11l-4 4v-4H5zM9 10.5h6',
  service: 'M5 8l7-4l7 4v8l-7 4l-7-4zM5 8l7 4l7-4M12 12v8',
}

function BackendBox({ backend }: { readonly backend: Backend | undefined }) {
  if (backend === undefined) return <div className="picture-end">No integration yet</div>
  return (
    <div className="picture-end picture-backend">
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <path d={icons[backend.icon]} />
      </svg>
      <b>{backend.name}</b>
      {backend.machineArn === undefined ? (
        <span className="picture-detail">{backend.detail}</span>
      ) : (
        <PageLink href={machineHref(backend.machineArn)} fontSize="body-s">
          {nameOfArn(backend.machineArn)}
        </PageLink>
      )}
    </div>
  )
}

function Arrow({ back = false }: { readonly back?: boolean }) {
  return (
    <svg
      className={`picture-arrow ${back ? 'picture-arrow-back' : ''}`}
      viewBox="0 0 48 12"
      preserveAspectRatio="xMaxYMid slice"
      aria-hidden="true"
    >
      <path d="M0 6h44M39.5 2 44 6l-4.5 4" />
    </svg>
  )
}
