import { Checkbox, FormField, Input, Select, SpaceBetween, Toggle } from '@cloudscape-design/components'
import type { Resource } from '@aws-sdk/client-api-gateway'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { callAws } from '../../aws/call.ts'
import { useAwsQuery } from '../../aws/queries.ts'
import { ConfirmDialog } from '../../kit/confirm-dialog.tsx'
import { FormDialog } from '../../kit/form-dialog.tsx'
import { useNotify } from '../../shell/notifications.tsx'
import { resourceHref } from './apigateway-links.ts'
import { corsDefaults, enableCors } from './method-calls.ts'
import { sortedMethods } from './resource-tree.ts'
import { useChange } from './use-change.ts'

export type ResourceAction = 'create' | 'cors' | 'delete'

interface ResourceDialogProps {
  readonly apiId: string
  readonly resource: Resource
  readonly onDismiss: () => void
}

export function ResourceDialogs({ action, ...properties }: ResourceDialogProps & { readonly action: ResourceAction }) {
  switch (action) {
    case 'create':
      return <CreateResourceDialog {...properties} />
    case 'cors':
      return <CorsDialog {...properties} />
    case 'delete':
      return <DeleteResourceDialog {...properties} />
  }
}

function CreateResourceDialog({ apiId, resource, onDismiss }: ResourceDialogProps) {
  const [, navigate] = useLocation()
  const [parentId, setParentId] = useState(resource.id ?? '')
  const [isProxy, setProxy] = useState(false)
  const [name, setName] = useState('')
  const [cors, setCors] = useState(false)
  const parents = useAwsQuery('apigateway', 'getResources', { restApiId: apiId, embed: ['methods'], limit: 500 })
  const create = useCreate(apiId, (id) => {
    onDismiss()
    navigate(resourceHref(apiId, id))
  })
  const options = (parents.data?.items ?? [resource]).map(({ id = '', path = '/' }) => ({ value: id, label: path }))
  return (
    <FormDialog
      title="Create resource"
      submitText="Create resource"
      busy={create.isPending}
      disabled={name === ''}
      error={create.error}
      onSubmit={() => create.mutate({ parentId, pathPart: name, isProxy, cors })}
      onDismiss={onDismiss}
    >
      <Toggle
        checked={isProxy}
        description="Answers every path below its parent that no other resource answers."
        onChange={({ detail }) => {
          setProxy(detail.checked)
          setName(detail.checked ? '{proxy+}' : '')
        }}
      >
        Proxy resource
      </Toggle>
      <FormField label="Resource path">
        <Select
          selectedOption={options.find(({ value }) => value === parentId) ?? null}
          options={options}
          onChange={({ detail }) => setParentId(detail.selectedOption.value ?? parentId)}
        />
      </FormField>
      <FormField label="Resource name" constraintText="One part of the path; {id} stands for any value.">
        <Input
          value={name}
          placeholder={isProxy ? '{proxy+}' : 'orders'}
          spellcheck={false}
          onChange={({ detail }) => setName(detail.value.replace(/^\//, ''))}
        />
      </FormField>
      <Toggle
        checked={cors}
        description="Adds an OPTIONS method that lets pages of any origin call it."
        onChange={({ detail }) => setCors(detail.checked)}
      >
        CORS (Cross Origin Resource Sharing)
      </Toggle>
    </FormDialog>
  )
}

interface NewResource {
  readonly parentId: string
  readonly pathPart: string
  readonly isProxy: boolean
  readonly cors: boolean
}

function useCreate(restApiId: string, onCreated: (id: string) => void) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async ({ parentId, pathPart, isProxy, cors }: NewResource) => {
      const made = await callAws('apigateway', 'createResource', { restApiId, parentId, pathPart })
      if (cors) await enableCors(restApiId, made, { ...corsDefaults, methods: isProxy ? ['ANY'] : [] })
      return made
    },
    onSuccess: ({ id = '' }) => onCreated(id),
    onSettled: () => queries.invalidateQueries({ queryKey: ['apigateway'] }),
  })
}

function CorsDialog({ apiId, resource, onDismiss }: ResourceDialogProps) {
  const names = sortedMethods(Object.keys(resource.resourceMethods ?? {})).filter((name) => name !== 'OPTIONS')
  const [methods, setMethods] = useState(names)
  const [headers, setHeaders] = useState(corsDefaults.headers)
  const [origin, setOrigin] = useState(corsDefaults.origin)
  const notify = useNotify()
  const queries = useQueryClient()
  const enable = useMutation({
    mutationFn: () => enableCors(apiId, resource, { methods, headers, origin }),
    onSuccess: () => {
      notify({
        type: 'success',
        header: `CORS is enabled for ${resource.path ?? '/'}; deploy the API to put it in force`,
      })
      onDismiss()
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['apigateway'] }),
  })
  const toggle = (name: string, checked: boolean): void =>
    setMethods((previous) => (checked ? [...previous, name] : previous.filter((one) => one !== name)))
  return (
    <FormDialog
      title={`Enable CORS for ${resource.path ?? '/'}`}
      submitText="Enable CORS"
      busy={enable.isPending}
      disabled={origin === ''}
      error={enable.error}
      onSubmit={() => enable.mutate()}
      onDismiss={onDismiss}
    >
      <FormField
        label="Access-Control-Allow-Methods"
        description="Their answer 200 gets the header; through a proxy integration the backend has to send it."
      >
        <SpaceBetween direction="horizontal" size="l">
          <Checkbox checked disabled>
            OPTIONS
          </Checkbox>
          {names.map((name) => (
            <Checkbox
              key={name}
              checked={methods.includes(name)}
              onChange={({ detail }) => toggle(name, detail.checked)}
            >
              {name}
            </Checkbox>
          ))}
        </SpaceBetween>
      </FormField>
      <FormField label="Access-Control-Allow-Headers">
        <Input value={headers} spellcheck={false} onChange={({ detail }) => setHeaders(detail.value)} />
      </FormField>
      <FormField label="Access-Control-Allow-Origin" constraintText="* for any, or one as https://example.com">
        <Input value={origin} spellcheck={false} onChange={({ detail }) => setOrigin(detail.value)} />
      </FormField>
    </FormDialog>
  )
}

function DeleteResourceDialog({ apiId, resource, onDismiss }: ResourceDialogProps) {
  const [, navigate] = useLocation()
  const remove = useChange(
    () => callAws('apigateway', 'deleteResource', { restApiId: apiId, resourceId: resource.id }),
    () => {
      onDismiss()
      navigate(resourceHref(apiId, resource.parentId ?? ''))
    },
  )
  return (
    <ConfirmDialog
      title={`Delete ${resource.path ?? 'resource'}?`}
      confirmText="Delete"
      typedWord="confirm"
      busy={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate()}
      onDismiss={onDismiss}
    >
      Its methods and the resources below it go with it. What is deployed stays as it is until the next deployment.
    </ConfirmDialog>
  )
}
