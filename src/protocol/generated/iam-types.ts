/* Made by tools/generate-operations.ts; change that, not this. */
export interface AcceptDelegationRequestRequest {
  readonly DelegationRequestId: string
}

export type AccessAdvisorUsageGranularityType = 'SERVICE_LEVEL' | 'ACTION_LEVEL'

export interface AccessDetail {
  readonly ServiceName: string
  readonly ServiceNamespace: string
  readonly Region?: string | undefined
  readonly EntityPath?: string | undefined
  readonly LastAuthenticatedTime?: number | undefined
  readonly TotalAuthenticatedEntities?: number | undefined
}

export type AccessDetails = readonly AccessDetail[]

export interface AccessKey {
  readonly UserName: string
  readonly AccessKeyId: string
  readonly Status: statusType
  readonly SecretAccessKey: string
  readonly CreateDate?: number | undefined
}

export interface AccessKeyLastUsed {
  readonly LastUsedDate?: number | undefined
  readonly ServiceName: string
  readonly Region: string
}

export interface AccessKeyMetadata {
  readonly UserName?: string | undefined
  readonly AccessKeyId?: string | undefined
  readonly Status?: statusType | undefined
  readonly CreateDate?: number | undefined
}

export type ActionNameListType = readonly string[]

export interface AddClientIDToOpenIDConnectProviderRequest {
  readonly OpenIDConnectProviderArn: string
  readonly ClientID: string
}

export interface AddRoleToInstanceProfileRequest {
  readonly InstanceProfileName: string
  readonly RoleName: string
}

export interface AddUserToGroupRequest {
  readonly GroupName: string
  readonly UserName: string
}

export type ArnListType = readonly string[]

export interface AssociateDelegationRequestRequest {
  readonly DelegationRequestId: string
}

export interface AttachGroupPolicyRequest {
  readonly GroupName: string
  readonly PolicyArn: string
}

export interface AttachRolePolicyRequest {
  readonly RoleName: string
  readonly PolicyArn: string
}

export interface AttachUserPolicyRequest {
  readonly UserName: string
  readonly PolicyArn: string
}

export interface AttachedPermissionsBoundary {
  readonly PermissionsBoundaryType?: PermissionsBoundaryAttachmentType | undefined
  readonly PermissionsBoundaryArn?: string | undefined
}

export interface AttachedPolicy {
  readonly PolicyName?: string | undefined
  readonly PolicyArn?: string | undefined
}

export type AttachmentType = 'user' | 'group' | 'role'

export type CertificationMapType = Readonly<Record<string, string>>

export interface ChangePasswordRequest {
  readonly OldPassword: string
  readonly NewPassword: string
}

export interface ContextEntry {
  readonly ContextKeyName?: string | undefined
  readonly ContextKeyValues?: ContextKeyValueListType | undefined
  readonly ContextKeyType?: ContextKeyTypeEnum | undefined
}

export type ContextEntryListType = readonly ContextEntry[]

export type ContextKeyNamesResultListType = readonly string[]

export type ContextKeyTypeEnum = 'string' | 'stringList' | 'numeric' | 'numericList' | 'boolean' | 'booleanList' | 'ip' | 'ipList' | 'binary' | 'binaryList' | 'date' | 'dateList'

export type ContextKeyValueListType = readonly string[]

export interface CreateAccessKeyRequest {
  readonly UserName?: string | undefined
}

export interface CreateAccessKeyResponse {
  readonly AccessKey: AccessKey
}

export interface CreateAccountAliasRequest {
  readonly AccountAlias: string
}

export interface CreateDelegationRequestRequest {
  readonly OwnerAccountId?: string | undefined
  readonly Description: string
  readonly Permissions: DelegationPermission
  readonly RequestMessage?: string | undefined
  readonly RequestorWorkflowId: string
  readonly RedirectUrl?: string | undefined
  readonly NotificationChannel: string
  readonly SessionDuration: number
  readonly OnlySendByOwner?: boolean | undefined
}

export interface CreateDelegationRequestResponse {
  readonly ConsoleDeepLink?: string | undefined
  readonly DelegationRequestId?: string | undefined
}

export interface CreateGroupRequest {
  readonly Path?: string | undefined
  readonly GroupName: string
}

export interface CreateGroupResponse {
  readonly Group: Group
}

export interface CreateInstanceProfileRequest {
  readonly InstanceProfileName: string
  readonly Path?: string | undefined
  readonly Tags?: tagListType | undefined
}

export interface CreateInstanceProfileResponse {
  readonly InstanceProfile: InstanceProfile
}

export interface CreateLoginProfileRequest {
  readonly UserName?: string | undefined
  readonly Password?: string | undefined
  readonly PasswordResetRequired?: boolean | undefined
}

export interface CreateLoginProfileResponse {
  readonly LoginProfile: LoginProfile
}

export interface CreateOpenIDConnectProviderRequest {
  readonly Url: string
  readonly ClientIDList?: clientIDListType | undefined
  readonly ThumbprintList?: thumbprintListType | undefined
  readonly Tags?: tagListType | undefined
}

export interface CreateOpenIDConnectProviderResponse {
  readonly OpenIDConnectProviderArn?: string | undefined
  readonly Tags?: tagListType | undefined
}

export interface CreatePolicyRequest {
  readonly PolicyName: string
  readonly Path?: string | undefined
  readonly PolicyDocument: string
  readonly Description?: string | undefined
  readonly Tags?: tagListType | undefined
}

export interface CreatePolicyResponse {
  readonly Policy?: Policy | undefined
}

export interface CreatePolicyVersionRequest {
  readonly PolicyArn: string
  readonly PolicyDocument: string
  readonly SetAsDefault?: boolean | undefined
}

export interface CreatePolicyVersionResponse {
  readonly PolicyVersion?: PolicyVersion | undefined
}

export interface CreateRoleRequest {
  readonly Path?: string | undefined
  readonly RoleName: string
  readonly AssumeRolePolicyDocument: string
  readonly Description?: string | undefined
  readonly MaxSessionDuration?: number | undefined
  readonly PermissionsBoundary?: string | undefined
  readonly Tags?: tagListType | undefined
}

export interface CreateRoleResponse {
  readonly Role: Role
}

export interface CreateSAMLProviderRequest {
  readonly SAMLMetadataDocument: string
  readonly Name: string
  readonly Tags?: tagListType | undefined
  readonly AssertionEncryptionMode?: assertionEncryptionModeType | undefined
  readonly AddPrivateKey?: string | undefined
}

export interface CreateSAMLProviderResponse {
  readonly SAMLProviderArn?: string | undefined
  readonly Tags?: tagListType | undefined
}

export interface CreateServiceLinkedRoleRequest {
  readonly AWSServiceName: string
  readonly Description?: string | undefined
  readonly CustomSuffix?: string | undefined
}

export interface CreateServiceLinkedRoleResponse {
  readonly Role?: Role | undefined
}

export interface CreateServiceSpecificCredentialRequest {
  readonly UserName: string
  readonly ServiceName: string
  readonly CredentialAgeDays?: number | undefined
}

export interface CreateServiceSpecificCredentialResponse {
  readonly ServiceSpecificCredential?: ServiceSpecificCredential | undefined
}

export interface CreateUserRequest {
  readonly Path?: string | undefined
  readonly UserName: string
  readonly PermissionsBoundary?: string | undefined
  readonly Tags?: tagListType | undefined
}

export interface CreateUserResponse {
  readonly User?: User | undefined
}

export interface CreateVirtualMFADeviceRequest {
  readonly Path?: string | undefined
  readonly VirtualMFADeviceName: string
  readonly Tags?: tagListType | undefined
}

export interface CreateVirtualMFADeviceResponse {
  readonly VirtualMFADevice: VirtualMFADevice
}

export interface DeactivateMFADeviceRequest {
  readonly UserName?: string | undefined
  readonly SerialNumber: string
}

export interface DelegationPermission {
  readonly PolicyTemplateArn?: string | undefined
  readonly Parameters?: policyParameterListType | undefined
}

export interface DelegationRequest {
  readonly DelegationRequestId?: string | undefined
  readonly OwnerAccountId?: string | undefined
  readonly Description?: string | undefined
  readonly RequestMessage?: string | undefined
  readonly Permissions?: DelegationPermission | undefined
  readonly PermissionPolicy?: string | undefined
  readonly RolePermissionRestrictionArns?: rolePermissionRestrictionArnListType | undefined
  readonly OwnerId?: string | undefined
  readonly ApproverId?: string | undefined
  readonly State?: stateType | undefined
  readonly ExpirationTime?: number | undefined
  readonly RequestorId?: string | undefined
  readonly RequestorName?: string | undefined
  readonly CreateDate?: number | undefined
  readonly SessionDuration?: number | undefined
  readonly RedirectUrl?: string | undefined
  readonly Notes?: string | undefined
  readonly RejectionReason?: string | undefined
  readonly OnlySendByOwner?: boolean | undefined
  readonly UpdatedTime?: number | undefined
}

export interface DeleteAccessKeyRequest {
  readonly UserName?: string | undefined
  readonly AccessKeyId: string
}

export interface DeleteAccountAliasRequest {
  readonly AccountAlias: string
}

export interface DeleteGroupPolicyRequest {
  readonly GroupName: string
  readonly PolicyName: string
}

export interface DeleteGroupRequest {
  readonly GroupName: string
}

export interface DeleteInstanceProfileRequest {
  readonly InstanceProfileName: string
}

export interface DeleteLoginProfileRequest {
  readonly UserName?: string | undefined
}

export interface DeleteOpenIDConnectProviderRequest {
  readonly OpenIDConnectProviderArn: string
}

export interface DeletePolicyRequest {
  readonly PolicyArn: string
}

export interface DeletePolicyVersionRequest {
  readonly PolicyArn: string
  readonly VersionId: string
}

export interface DeleteRolePermissionsBoundaryRequest {
  readonly RoleName: string
}

export interface DeleteRolePolicyRequest {
  readonly RoleName: string
  readonly PolicyName: string
}

export interface DeleteRoleRequest {
  readonly RoleName: string
}

export interface DeleteSAMLProviderRequest {
  readonly SAMLProviderArn: string
}

export interface DeleteSSHPublicKeyRequest {
  readonly UserName: string
  readonly SSHPublicKeyId: string
}

export interface DeleteServerCertificateRequest {
  readonly ServerCertificateName: string
}

export interface DeleteServiceLinkedRoleRequest {
  readonly RoleName: string
}

export interface DeleteServiceLinkedRoleResponse {
  readonly DeletionTaskId: string
}

export interface DeleteServiceSpecificCredentialRequest {
  readonly UserName?: string | undefined
  readonly ServiceSpecificCredentialId: string
}

export interface DeleteSigningCertificateRequest {
  readonly UserName?: string | undefined
  readonly CertificateId: string
}

export interface DeleteUserPermissionsBoundaryRequest {
  readonly UserName: string
}

export interface DeleteUserPolicyRequest {
  readonly UserName: string
  readonly PolicyName: string
}

export interface DeleteUserRequest {
  readonly UserName: string
}

export interface DeleteVirtualMFADeviceRequest {
  readonly SerialNumber: string
}

export interface DeletionTaskFailureReasonType {
  readonly Reason?: string | undefined
  readonly RoleUsageList?: RoleUsageListType | undefined
}

export type DeletionTaskStatusType = 'SUCCEEDED' | 'IN_PROGRESS' | 'FAILED' | 'NOT_STARTED'

export interface DetachGroupPolicyRequest {
  readonly GroupName: string
  readonly PolicyArn: string
}

export interface DetachRolePolicyRequest {
  readonly RoleName: string
  readonly PolicyArn: string
}

export interface DetachUserPolicyRequest {
  readonly UserName: string
  readonly PolicyArn: string
}

export type DisableOrganizationsRootCredentialsManagementRequest = Readonly<Record<string, never>>

export interface DisableOrganizationsRootCredentialsManagementResponse {
  readonly OrganizationId?: string | undefined
  readonly EnabledFeatures?: FeaturesListType | undefined
}

export type DisableOrganizationsRootSessionsRequest = Readonly<Record<string, never>>

export interface DisableOrganizationsRootSessionsResponse {
  readonly OrganizationId?: string | undefined
  readonly EnabledFeatures?: FeaturesListType | undefined
}

export interface EnableMFADeviceRequest {
  readonly UserName: string
  readonly SerialNumber: string
  readonly AuthenticationCode1: string
  readonly AuthenticationCode2: string
}

export type EnableOrganizationsRootCredentialsManagementRequest = Readonly<Record<string, never>>

export interface EnableOrganizationsRootCredentialsManagementResponse {
  readonly OrganizationId?: string | undefined
  readonly EnabledFeatures?: FeaturesListType | undefined
}

export type EnableOrganizationsRootSessionsRequest = Readonly<Record<string, never>>

export interface EnableOrganizationsRootSessionsResponse {
  readonly OrganizationId?: string | undefined
  readonly EnabledFeatures?: FeaturesListType | undefined
}

export interface EnableOutboundWebIdentityFederationResponse {
  readonly IssuerIdentifier?: string | undefined
}

export interface EntityDetails {
  readonly EntityInfo: EntityInfo
  readonly LastAuthenticated?: number | undefined
}

export interface EntityInfo {
  readonly Arn: string
  readonly Name: string
  readonly Type: policyOwnerEntityType
  readonly Id: string
  readonly Path?: string | undefined
}

export type EntityType = 'User' | 'Role' | 'Group' | 'LocalManagedPolicy' | 'AWSManagedPolicy'

export interface ErrorDetails {
  readonly Message: string
  readonly Code: string
}

export type EvalDecisionDetailsType = Readonly<Record<string, PolicyEvaluationDecisionType>>

export interface EvaluationResult {
  readonly EvalActionName: string
  readonly EvalResourceName?: string | undefined
  readonly EvalDecision: PolicyEvaluationDecisionType
  readonly MatchedStatements?: StatementListType | undefined
  readonly MissingContextValues?: ContextKeyNamesResultListType | undefined
  readonly OrganizationsDecisionDetail?: OrganizationsDecisionDetail | undefined
  readonly PermissionsBoundaryDecisionDetail?: PermissionsBoundaryDecisionDetail | undefined
  readonly EvalDecisionDetails?: EvalDecisionDetailsType | undefined
  readonly ResourceSpecificResults?: ResourceSpecificResultListType | undefined
}

export type EvaluationResultsListType = readonly EvaluationResult[]

export type FeatureType = 'RootCredentialsManagement' | 'RootSessions'

export type FeaturesListType = readonly FeatureType[]

export interface GenerateCredentialReportResponse {
  readonly State?: ReportStateType | undefined
  readonly Description?: string | undefined
}

export interface GenerateOrganizationsAccessReportRequest {
  readonly EntityPath: string
  readonly OrganizationsPolicyId?: string | undefined
}

export interface GenerateOrganizationsAccessReportResponse {
  readonly JobId?: string | undefined
}

export interface GenerateServiceLastAccessedDetailsRequest {
  readonly Arn: string
  readonly Granularity?: AccessAdvisorUsageGranularityType | undefined
}

export interface GenerateServiceLastAccessedDetailsResponse {
  readonly JobId?: string | undefined
}

export interface GetAccessKeyLastUsedRequest {
  readonly AccessKeyId: string
}

export interface GetAccessKeyLastUsedResponse {
  readonly UserName?: string | undefined
  readonly AccessKeyLastUsed?: AccessKeyLastUsed | undefined
}

export interface GetAccountAuthorizationDetailsRequest {
  readonly Filter?: entityListType | undefined
  readonly MaxItems?: number | undefined
  readonly Marker?: string | undefined
}

export interface GetAccountAuthorizationDetailsResponse {
  readonly UserDetailList?: userDetailListType | undefined
  readonly GroupDetailList?: groupDetailListType | undefined
  readonly RoleDetailList?: roleDetailListType | undefined
  readonly Policies?: ManagedPolicyDetailListType | undefined
  readonly IsTruncated?: boolean | undefined
  readonly Marker?: string | undefined
}

export interface GetAccountPasswordPolicyResponse {
  readonly PasswordPolicy: PasswordPolicy
}

export interface GetAccountSummaryResponse {
  readonly SummaryMap?: summaryMapType | undefined
}

export interface GetContextKeysForCustomPolicyRequest {
  readonly PolicyInputList: SimulationPolicyListType
}

export interface GetContextKeysForPolicyResponse {
  readonly ContextKeyNames?: ContextKeyNamesResultListType | undefined
}

export interface GetContextKeysForPrincipalPolicyRequest {
  readonly PolicySourceArn: string
  readonly PolicyInputList?: SimulationPolicyListType | undefined
}

export interface GetCredentialReportResponse {
  readonly Content?: Uint8Array | undefined
  readonly ReportFormat?: ReportFormatType | undefined
  readonly GeneratedTime?: number | undefined
}

export interface GetDelegationRequestRequest {
  readonly DelegationRequestId: string
  readonly DelegationPermissionCheck?: boolean | undefined
}

export interface GetDelegationRequestResponse {
  readonly DelegationRequest?: DelegationRequest | undefined
  readonly PermissionCheckStatus?: permissionCheckStatusType | undefined
  readonly PermissionCheckResult?: permissionCheckResultType | undefined
}

export interface GetGroupPolicyRequest {
  readonly GroupName: string
  readonly PolicyName: string
}

export interface GetGroupPolicyResponse {
  readonly GroupName: string
  readonly PolicyName: string
  readonly PolicyDocument: string
}

export interface GetGroupRequest {
  readonly GroupName: string
  readonly Marker?: string | undefined
  readonly MaxItems?: number | undefined
}

export interface GetGroupResponse {
  readonly Group: Group
  readonly Users: userListType
  readonly IsTruncated?: boolean | undefined
  readonly Marker?: string | undefined
}

export interface GetHumanReadableSummaryRequest {
  readonly EntityArn: string
  readonly Locale?: string | undefined
}

export interface GetHumanReadableSummaryResponse {
  readonly SummaryContent?: string | undefined
  readonly Locale?: string | undefined
  readonly SummaryState?: summaryStateType | undefined
}

export interface GetInstanceProfileRequest {
  readonly InstanceProfileName: string
}

export interface GetInstanceProfileResponse {
  readonly InstanceProfile: InstanceProfile
}

export interface GetLoginProfileRequest {
  readonly UserName?: string | undefined
}

export interface GetLoginProfileResponse {
  readonly LoginProfile: LoginProfile
}

export interface GetMFADeviceRequest {
  readonly SerialNumber: string
  readonly UserName?: string | undefined
}

export interface GetMFADeviceResponse {
  readonly UserName?: string | undefined
  readonly SerialNumber: string
  readonly EnableDate?: number | undefined
  readonly Certifications?: CertificationMapType | undefined
}

export interface GetOpenIDConnectProviderRequest {
  readonly OpenIDConnectProviderArn: string
}

export interface GetOpenIDConnectProviderResponse {
  readonly Url?: string | undefined
  readonly ClientIDList?: clientIDListType | undefined
  readonly ThumbprintList?: thumbprintListType | undefined
  readonly CreateDate?: number | undefined
  readonly Tags?: tagListType | undefined
}

export interface GetOrganizationsAccessReportRequest {
  readonly JobId: string
  readonly MaxItems?: number | undefined
  readonly Marker?: string | undefined
  readonly SortKey?: sortKeyType | undefined
}

export interface GetOrganizationsAccessReportResponse {
  readonly JobStatus: jobStatusType
  readonly JobCreationDate: number
  readonly JobCompletionDate?: number | undefined
  readonly NumberOfServicesAccessible?: number | undefined
  readonly NumberOfServicesNotAccessed?: number | undefined
  readonly AccessDetails?: AccessDetails | undefined
  readonly IsTruncated?: boolean | undefined
  readonly Marker?: string | undefined
  readonly ErrorDetails?: ErrorDetails | undefined
}

export interface GetOutboundWebIdentityFederationInfoResponse {
  readonly IssuerIdentifier?: string | undefined
  readonly JwtVendingEnabled?: boolean | undefined
}

export interface GetPolicyRequest {
  readonly PolicyArn: string
}

export interface GetPolicyResponse {
  readonly Policy?: Policy | undefined
}

export interface GetPolicyVersionRequest {
  readonly PolicyArn: string
  readonly VersionId: string
}

export interface GetPolicyVersionResponse {
  readonly PolicyVersion?: PolicyVersion | undefined
}

export interface GetRolePolicyRequest {
  readonly RoleName: string
  readonly PolicyName: string
}

export interface GetRolePolicyResponse {
  readonly RoleName: string
  readonly PolicyName: string
  readonly PolicyDocument: string
}

export interface GetRoleRequest {
  readonly RoleName: string
}

export interface GetRoleResponse {
  readonly Role: Role
}

export interface GetSAMLProviderRequest {
  readonly SAMLProviderArn: string
}

export interface GetSAMLProviderResponse {
  readonly SAMLProviderUUID?: string | undefined
  readonly SAMLMetadataDocument?: string | undefined
  readonly CreateDate?: number | undefined
  readonly ValidUntil?: number | undefined
  readonly Tags?: tagListType | undefined
  readonly AssertionEncryptionMode?: assertionEncryptionModeType | undefined
  readonly PrivateKeyList?: privateKeyList | undefined
}

export interface GetSSHPublicKeyRequest {
  readonly UserName: string
  readonly SSHPublicKeyId: string
  readonly Encoding: encodingType
}

export interface GetSSHPublicKeyResponse {
  readonly SSHPublicKey?: SSHPublicKey | undefined
}

export interface GetServerCertificateRequest {
  readonly ServerCertificateName: string
}

export interface GetServerCertificateResponse {
  readonly ServerCertificate: ServerCertificate
}

export interface GetServiceLastAccessedDetailsRequest {
  readonly JobId: string
  readonly MaxItems?: number | undefined
  readonly Marker?: string | undefined
}

export interface GetServiceLastAccessedDetailsResponse {
  readonly JobStatus: jobStatusType
  readonly JobType?: AccessAdvisorUsageGranularityType | undefined
  readonly JobCreationDate: number
  readonly ServicesLastAccessed: ServicesLastAccessed
  readonly JobCompletionDate: number
  readonly IsTruncated?: boolean | undefined
  readonly Marker?: string | undefined
  readonly Error?: ErrorDetails | undefined
}

export interface GetServiceLastAccessedDetailsWithEntitiesRequest {
  readonly JobId: string
  readonly ServiceNamespace: string
  readonly MaxItems?: number | undefined
  readonly Marker?: string | undefined
}

export interface GetServiceLastAccessedDetailsWithEntitiesResponse {
  readonly JobStatus: jobStatusType
  readonly JobCreationDate: number
  readonly JobCompletionDate: number
  readonly EntityDetailsList: entityDetailsListType
  readonly IsTruncated?: boolean | undefined
  readonly Marker?: string | undefined
  readonly Error?: ErrorDetails | undefined
}

export interface GetServiceLinkedRoleDeletionStatusRequest {
  readonly DeletionTaskId: string
}

export interface GetServiceLinkedRoleDeletionStatusResponse {
  readonly Status: DeletionTaskStatusType
  readonly Reason?: DeletionTaskFailureReasonType | undefined
}

export interface GetUserPolicyRequest {
  readonly UserName: string
  readonly PolicyName: string
}

export interface GetUserPolicyResponse {
  readonly UserName: string
  readonly PolicyName: string
  readonly PolicyDocument: string
}

export interface GetUserRequest {
  readonly UserName?: string | undefined
}

export interface GetUserResponse {
  readonly User: User
}

export interface Group {
  readonly Path: string
  readonly GroupName: string
  readonly GroupId: string
  readonly Arn: string
  readonly CreateDate: number
}

export interface GroupDetail {
  readonly Path?: string | undefined
  readonly GroupName?: string | undefined
  readonly GroupId?: string | undefined
  readonly Arn?: string | undefined
  readonly CreateDate?: number | undefined
  readonly GroupPolicyList?: policyDetailListType | undefined
  readonly AttachedManagedPolicies?: attachedPoliciesListType | undefined
}

export interface InlinePolicyIdentifierType {
  readonly PolicyName: string
  readonly AttachmentType: AttachmentType
  readonly AttachmentName: string
}

export interface InstanceProfile {
  readonly Path: string
  readonly InstanceProfileName: string
  readonly InstanceProfileId: string
  readonly Arn: string
  readonly CreateDate: number
  readonly Roles: roleListType
  readonly Tags?: tagListType | undefined
}

export interface ListAccessKeysRequest {
  readonly UserName?: string | undefined
  readonly Marker?: string | undefined
  readonly MaxItems?: number | undefined
}

export interface ListAccessKeysResponse {
  readonly AccessKeyMetadata: accessKeyMetadataListType
  readonly IsTruncated?: boolean | undefined
  readonly Marker?: string | undefined
}

export interface ListAccountAliasesRequest {
  readonly Marker?: string | undefined
  readonly MaxItems?: number | undefined
}

export interface ListAccountAliasesResponse {
  readonly AccountAliases: accountAliasListType
  readonly IsTruncated?: boolean | undefined
  readonly Marker?: string | undefined
}

export interface ListAttachedGroupPoliciesRequest {
  readonly GroupName: string
  readonly PathPrefix?: string | undefined
  readonly Marker?: string | undefined
  readonly MaxItems?: number | undefined
}

export interface ListAttachedGroupPoliciesResponse {
  readonly AttachedPolicies?: attachedPoliciesListType | undefined
  readonly IsTruncated?: boolean | undefined
  readonly Marker?: string | undefined
}

export interface ListAttachedRolePoliciesRequest {
  readonly RoleName: string
  readonly PathPrefix?: string | undefined
  readonly Marker?: string | undefined
  readonly MaxItems?: number | undefined
}

export interface ListAttachedRolePoliciesResponse {
  readonly AttachedPolicies?: attachedPoliciesListType | undefined
  readonly IsTruncated?: boolean | undefined
  readonly Marker?: string | undefined
}

export interface ListAttachedUserPoliciesRequest {
  readonly UserName: string
  readonly PathPrefix?: string | undefined
  readonly Marker?: string | undefined
  readonly MaxItems?: number | undefined
}

export interface ListAttachedUserPoliciesResponse {
  readonly AttachedPolicies?: attachedPoliciesListType | undefined
  readonly IsTruncated?: boolean | undefined
  readonly Marker?: string | undefined
}

export interface ListDelegationRequestsRequest {
  readonly OwnerId?: string | undefined
  readonly Marker?: string | undefined
  readonly MaxItems?: number | undefined
}

export interface ListDelegationRequestsResponse {
  readonly DelegationRequests?: delegationRequestsListType | undefined
  readonly Marker?: string | undefined
  readonly isTruncated?: boolean | undefined
}

export interface ListEntitiesForPolicyRequest {
  readonly PolicyArn: string
  readonly EntityFilter?: EntityType | undefined
  readonly PathPrefix?: string | undefined
  readonly PolicyUsageFilter?: PolicyUsageType | undefined
  readonly Marker?: string | undefined
  readonly MaxItems?: number | undefined
}

export interface ListEntitiesForPolicyResponse {
  readonly PolicyGroups?: PolicyGroupListType | undefined
  readonly PolicyUsers?: PolicyUserListType | undefined
  readonly PolicyRoles?: PolicyRoleListType | undefined
  readonly IsTruncated?: boolean | undefined
  readonly Marker?: string | undefined
}

export interface ListGroupPoliciesRequest {
  readonly GroupName: string
  readonly Marker?: string | undefined
  readonly MaxItems?: number | undefined
}

export interface ListGroupPoliciesResponse {
  readonly PolicyNames: policyNameListType
  readonly IsTruncated?: boolean | undefined
  readonly Marker?: string | undefined
}

export interface ListGroupsForUserRequest {
  readonly UserName: string
  readonly Marker?: string | undefined
  readonly MaxItems?: number | undefined
}

export interface ListGroupsForUserResponse {
  readonly Groups: groupListType
  readonly IsTruncated?: boolean | undefined
  readonly Marker?: string | undefined
}

export interface ListGroupsRequest {
  readonly PathPrefix?: string | undefined
  readonly Marker?: string | undefined
  readonly MaxItems?: number | undefined
}

export interface ListGroupsResponse {
  readonly Groups: groupListType
  readonly IsTruncated?: boolean | undefined
  readonly Marker?: string | undefined
}

export interface ListInstanceProfileTagsRequest {
  readonly InstanceProfileName: string
  readonly Marker?: string | undefined
  readonly MaxItems?: number | undefined
}

export interface ListInstanceProfileTagsResponse {
  readonly Tags: tagListType
  readonly IsTruncated?: boolean | undefined
  readonly Marker?: string | undefined
}

export interface ListInstanceProfilesForRoleRequest {
  readonly RoleName: string
  readonly Marker?: string | undefined
  readonly MaxItems?: number | undefined
}

export interface ListInstanceProfilesForRoleResponse {
  readonly InstanceProfiles: instanceProfileListType
  readonly IsTruncated?: boolean | undefined
  readonly Marker?: string | undefined
}

export interface ListInstanceProfilesRequest {
  readonly PathPrefix?: string | undefined
  readonly Marker?: string | undefined
  readonly MaxItems?: number | undefined
}

export interface ListInstanceProfilesResponse {
  readonly InstanceProfiles: instanceProfileListType
  readonly IsTruncated?: boolean | undefined
  readonly Marker?: string | undefined
}

export interface ListMFADeviceTagsRequest {
  readonly SerialNumber: string
  readonly Marker?: string | undefined
  readonly MaxItems?: number | undefined
}

export interface ListMFADeviceTagsResponse {
  readonly Tags: tagListType
  readonly IsTruncated?: boolean | undefined
  readonly Marker?: string | undefined
}

export interface ListMFADevicesRequest {
  readonly UserName?: string | undefined
  readonly Marker?: string | undefined
  readonly MaxItems?: number | undefined
}

export interface ListMFADevicesResponse {
  readonly MFADevices: mfaDeviceListType
  readonly IsTruncated?: boolean | undefined
  readonly Marker?: string | undefined
}

export interface ListOpenIDConnectProviderTagsRequest {
  readonly OpenIDConnectProviderArn: string
  readonly Marker?: string | undefined
  readonly MaxItems?: number | undefined
}

export interface ListOpenIDConnectProviderTagsResponse {
  readonly Tags: tagListType
  readonly IsTruncated?: boolean | undefined
  readonly Marker?: string | undefined
}

export type ListOpenIDConnectProvidersRequest = Readonly<Record<string, never>>

export interface ListOpenIDConnectProvidersResponse {
  readonly OpenIDConnectProviderList?: OpenIDConnectProviderListType | undefined
}

export type ListOrganizationsFeaturesRequest = Readonly<Record<string, never>>

export interface ListOrganizationsFeaturesResponse {
  readonly OrganizationId?: string | undefined
  readonly EnabledFeatures?: FeaturesListType | undefined
}

export interface ListPoliciesGrantingServiceAccessEntry {
  readonly ServiceNamespace?: string | undefined
  readonly Policies?: policyGrantingServiceAccessListType | undefined
}

export interface ListPoliciesGrantingServiceAccessRequest {
  readonly Marker?: string | undefined
  readonly Arn: string
  readonly ServiceNamespaces: serviceNamespaceListType
}

export interface ListPoliciesGrantingServiceAccessResponse {
  readonly PoliciesGrantingServiceAccess: listPolicyGrantingServiceAccessResponseListType
  readonly IsTruncated?: boolean | undefined
  readonly Marker?: string | undefined
}

export interface ListPoliciesRequest {
  readonly Scope?: policyScopeType | undefined
  readonly OnlyAttached?: boolean | undefined
  readonly PathPrefix?: string | undefined
  readonly PolicyUsageFilter?: PolicyUsageType | undefined
  readonly Marker?: string | undefined
  readonly MaxItems?: number | undefined
}

export interface ListPoliciesResponse {
  readonly Policies?: policyListType | undefined
  readonly IsTruncated?: boolean | undefined
  readonly Marker?: string | undefined
}

export interface ListPolicyTagsRequest {
  readonly PolicyArn: string
  readonly Marker?: string | undefined
  readonly MaxItems?: number | undefined
}

export interface ListPolicyTagsResponse {
  readonly Tags: tagListType
  readonly IsTruncated?: boolean | undefined
  readonly Marker?: string | undefined
}

export interface ListPolicyVersionsRequest {
  readonly PolicyArn: string
  readonly Marker?: string | undefined
  readonly MaxItems?: number | undefined
}

export interface ListPolicyVersionsResponse {
  readonly Versions?: policyDocumentVersionListType | undefined
  readonly IsTruncated?: boolean | undefined
  readonly Marker?: string | undefined
}

export interface ListRolePoliciesRequest {
  readonly RoleName: string
  readonly Marker?: string | undefined
  readonly MaxItems?: number | undefined
}

export interface ListRolePoliciesResponse {
  readonly PolicyNames: policyNameListType
  readonly IsTruncated?: boolean | undefined
  readonly Marker?: string | undefined
}

export interface ListRoleTagsRequest {
  readonly RoleName: string
  readonly Marker?: string | undefined
  readonly MaxItems?: number | undefined
}

export interface ListRoleTagsResponse {
  readonly Tags: tagListType
  readonly IsTruncated?: boolean | undefined
  readonly Marker?: string | undefined
}

export interface ListRolesRequest {
  readonly PathPrefix?: string | undefined
  readonly Marker?: string | undefined
  readonly MaxItems?: number | undefined
}

export interface ListRolesResponse {
  readonly Roles: roleListType
  readonly IsTruncated?: boolean | undefined
  readonly Marker?: string | undefined
}

export interface ListSAMLProviderTagsRequest {
  readonly SAMLProviderArn: string
  readonly Marker?: string | undefined
  readonly MaxItems?: number | undefined
}

export interface ListSAMLProviderTagsResponse {
  readonly Tags: tagListType
  readonly IsTruncated?: boolean | undefined
  readonly Marker?: string | undefined
}

export type ListSAMLProvidersRequest = Readonly<Record<string, never>>

export interface ListSAMLProvidersResponse {
  readonly SAMLProviderList?: SAMLProviderListType | undefined
}

export interface ListSSHPublicKeysRequest {
  readonly UserName?: string | undefined
  readonly Marker?: string | undefined
  readonly MaxItems?: number | undefined
}

export interface ListSSHPublicKeysResponse {
  readonly SSHPublicKeys?: SSHPublicKeyListType | undefined
  readonly IsTruncated?: boolean | undefined
  readonly Marker?: string | undefined
}

export interface ListServerCertificateTagsRequest {
  readonly ServerCertificateName: string
  readonly Marker?: string | undefined
  readonly MaxItems?: number | undefined
}

export interface ListServerCertificateTagsResponse {
  readonly Tags: tagListType
  readonly IsTruncated?: boolean | undefined
  readonly Marker?: string | undefined
}

export interface ListServerCertificatesRequest {
  readonly PathPrefix?: string | undefined
  readonly Marker?: string | undefined
  readonly MaxItems?: number | undefined
}

export interface ListServerCertificatesResponse {
  readonly ServerCertificateMetadataList: serverCertificateMetadataListType
  readonly IsTruncated?: boolean | undefined
  readonly Marker?: string | undefined
}

export interface ListServiceSpecificCredentialsRequest {
  readonly UserName?: string | undefined
  readonly ServiceName?: string | undefined
  readonly AllUsers?: boolean | undefined
  readonly Marker?: string | undefined
  readonly MaxItems?: number | undefined
}

export interface ListServiceSpecificCredentialsResponse {
  readonly ServiceSpecificCredentials?: ServiceSpecificCredentialsListType | undefined
  readonly Marker?: string | undefined
  readonly IsTruncated?: boolean | undefined
}

export interface ListSigningCertificatesRequest {
  readonly UserName?: string | undefined
  readonly Marker?: string | undefined
  readonly MaxItems?: number | undefined
}

export interface ListSigningCertificatesResponse {
  readonly Certificates: certificateListType
  readonly IsTruncated?: boolean | undefined
  readonly Marker?: string | undefined
}

export interface ListUserPoliciesRequest {
  readonly UserName: string
  readonly Marker?: string | undefined
  readonly MaxItems?: number | undefined
}

export interface ListUserPoliciesResponse {
  readonly PolicyNames: policyNameListType
  readonly IsTruncated?: boolean | undefined
  readonly Marker?: string | undefined
}

export interface ListUserTagsRequest {
  readonly UserName: string
  readonly Marker?: string | undefined
  readonly MaxItems?: number | undefined
}

export interface ListUserTagsResponse {
  readonly Tags: tagListType
  readonly IsTruncated?: boolean | undefined
  readonly Marker?: string | undefined
}

export interface ListUsersRequest {
  readonly PathPrefix?: string | undefined
  readonly Marker?: string | undefined
  readonly MaxItems?: number | undefined
}

export interface ListUsersResponse {
  readonly Users: userListType
  readonly IsTruncated?: boolean | undefined
  readonly Marker?: string | undefined
}

export interface ListVirtualMFADevicesRequest {
  readonly AssignmentStatus?: assignmentStatusType | undefined
  readonly Marker?: string | undefined
  readonly MaxItems?: number | undefined
}

export interface ListVirtualMFADevicesResponse {
  readonly VirtualMFADevices: virtualMFADeviceListType
  readonly IsTruncated?: boolean | undefined
  readonly Marker?: string | undefined
}

export interface LoginProfile {
  readonly UserName: string
  readonly CreateDate: number
  readonly PasswordResetRequired?: boolean | undefined
}

export interface MFADevice {
  readonly UserName: string
  readonly SerialNumber: string
  readonly EnableDate: number
}

export interface ManagedPolicyDetail {
  readonly PolicyName?: string | undefined
  readonly PolicyId?: string | undefined
  readonly Arn?: string | undefined
  readonly Path?: string | undefined
  readonly DefaultVersionId?: string | undefined
  readonly AttachmentCount?: number | undefined
  readonly PermissionsBoundaryUsageCount?: number | undefined
  readonly IsAttachable?: boolean | undefined
  readonly Description?: string | undefined
  readonly CreateDate?: number | undefined
  readonly UpdateDate?: number | undefined
  readonly PolicyVersionList?: policyDocumentVersionListType | undefined
}

export type ManagedPolicyDetailListType = readonly ManagedPolicyDetail[]

export interface OpenIDConnectProviderListEntry {
  readonly Arn?: string | undefined
}

export type OpenIDConnectProviderListType = readonly OpenIDConnectProviderListEntry[]

export interface OrderedOrganizationPolicyType {
  readonly ServiceControlPolicyInputList?: SimulationPolicyListType | undefined
}

export type OrganizationPolicyListType = readonly OrderedOrganizationPolicyType[]

export interface OrganizationsDecisionDetail {
  readonly AllowedByOrganizations?: boolean | undefined
}

export interface PasswordPolicy {
  readonly MinimumPasswordLength?: number | undefined
  readonly RequireSymbols?: boolean | undefined
  readonly RequireNumbers?: boolean | undefined
  readonly RequireUppercaseCharacters?: boolean | undefined
  readonly RequireLowercaseCharacters?: boolean | undefined
  readonly AllowUsersToChangePassword?: boolean | undefined
  readonly ExpirePasswords?: boolean | undefined
  readonly MaxPasswordAge?: number | undefined
  readonly PasswordReusePrevention?: number | undefined
  readonly HardExpiry?: boolean | undefined
}

export type PermissionsBoundaryAttachmentType = 'PermissionsBoundaryPolicy'

export interface PermissionsBoundaryDecisionDetail {
  readonly AllowedByPermissionsBoundary?: boolean | undefined
}

export interface Policy {
  readonly PolicyName?: string | undefined
  readonly PolicyId?: string | undefined
  readonly Arn?: string | undefined
  readonly Path?: string | undefined
  readonly DefaultVersionId?: string | undefined
  readonly AttachmentCount?: number | undefined
  readonly PermissionsBoundaryUsageCount?: number | undefined
  readonly IsAttachable?: boolean | undefined
  readonly Description?: string | undefined
  readonly CreateDate?: number | undefined
  readonly UpdateDate?: number | undefined
  readonly Tags?: tagListType | undefined
}

export interface PolicyDetail {
  readonly PolicyName?: string | undefined
  readonly PolicyDocument?: string | undefined
}

export type PolicyEvaluationDecisionType = 'allowed' | 'explicitDeny' | 'implicitDeny'

export type PolicyExclusionsListType = readonly PolicyIdentifier[]

export interface PolicyGrantingServiceAccess {
  readonly PolicyName: string
  readonly PolicyType: policyType
  readonly PolicyArn?: string | undefined
  readonly EntityType?: policyOwnerEntityType | undefined
  readonly EntityName?: string | undefined
}

export interface PolicyGroup {
  readonly GroupName?: string | undefined
  readonly GroupId?: string | undefined
}

export type PolicyGroupListType = readonly PolicyGroup[]

export interface PolicyIdentifier {
  readonly PolicyType?: PolicyIdentifierPolicyType | undefined
  readonly PolicyArn?: string | undefined
  readonly InlinePolicyIdentifier?: InlinePolicyIdentifierType | undefined
}

export type PolicyIdentifierPolicyType = 'inline' | 'aws-managed' | 'user-managed' | 'permission-boundary' | 'scp' | 'rcp'

export interface PolicyParameter {
  readonly Name?: string | undefined
  readonly Values?: policyParameterValuesListType | undefined
  readonly Type?: PolicyParameterTypeEnum | undefined
}

export type PolicyParameterTypeEnum = 'string' | 'stringList'

export interface PolicyRole {
  readonly RoleName?: string | undefined
  readonly RoleId?: string | undefined
}

export type PolicyRoleListType = readonly PolicyRole[]

export type PolicySourceType = 'user' | 'group' | 'role' | 'aws-managed' | 'user-managed' | 'resource' | 'none'

export type PolicyUsageType = 'PermissionsPolicy' | 'PermissionsBoundary'

export interface PolicyUser {
  readonly UserName?: string | undefined
  readonly UserId?: string | undefined
}

export type PolicyUserListType = readonly PolicyUser[]

export interface PolicyVersion {
  readonly Document?: string | undefined
  readonly VersionId?: string | undefined
  readonly IsDefaultVersion?: boolean | undefined
  readonly CreateDate?: number | undefined
}

export interface Position {
  readonly Line?: number | undefined
  readonly Column?: number | undefined
}

export interface PutGroupPolicyRequest {
  readonly GroupName: string
  readonly PolicyName: string
  readonly PolicyDocument: string
}

export interface PutRolePermissionsBoundaryRequest {
  readonly RoleName: string
  readonly PermissionsBoundary: string
}

export interface PutRolePolicyRequest {
  readonly RoleName: string
  readonly PolicyName: string
  readonly PolicyDocument: string
}

export interface PutUserPermissionsBoundaryRequest {
  readonly UserName: string
  readonly PermissionsBoundary: string
}

export interface PutUserPolicyRequest {
  readonly UserName: string
  readonly PolicyName: string
  readonly PolicyDocument: string
}

export interface RejectDelegationRequestRequest {
  readonly DelegationRequestId: string
  readonly Notes?: string | undefined
}

export interface RemoveClientIDFromOpenIDConnectProviderRequest {
  readonly OpenIDConnectProviderArn: string
  readonly ClientID: string
}

export interface RemoveRoleFromInstanceProfileRequest {
  readonly InstanceProfileName: string
  readonly RoleName: string
}

export interface RemoveUserFromGroupRequest {
  readonly GroupName: string
  readonly UserName: string
}

export type ReportFormatType = 'text/csv'

export type ReportStateType = 'STARTED' | 'INPROGRESS' | 'COMPLETE'

export interface ResetServiceSpecificCredentialRequest {
  readonly UserName?: string | undefined
  readonly ServiceSpecificCredentialId: string
}

export interface ResetServiceSpecificCredentialResponse {
  readonly ServiceSpecificCredential?: ServiceSpecificCredential | undefined
}

export type ResourceNameListType = readonly string[]

export interface ResourceSpecificResult {
  readonly EvalResourceName: string
  readonly EvalResourceDecision: PolicyEvaluationDecisionType
  readonly MatchedStatements?: StatementListType | undefined
  readonly MissingContextValues?: ContextKeyNamesResultListType | undefined
  readonly EvalDecisionDetails?: EvalDecisionDetailsType | undefined
  readonly PermissionsBoundaryDecisionDetail?: PermissionsBoundaryDecisionDetail | undefined
}

export type ResourceSpecificResultListType = readonly ResourceSpecificResult[]

export interface ResyncMFADeviceRequest {
  readonly UserName: string
  readonly SerialNumber: string
  readonly AuthenticationCode1: string
  readonly AuthenticationCode2: string
}

export interface Role {
  readonly Path: string
  readonly RoleName: string
  readonly RoleId: string
  readonly Arn: string
  readonly CreateDate: number
  readonly AssumeRolePolicyDocument?: string | undefined
  readonly Description?: string | undefined
  readonly MaxSessionDuration?: number | undefined
  readonly PermissionsBoundary?: AttachedPermissionsBoundary | undefined
  readonly Tags?: tagListType | undefined
  readonly RoleLastUsed?: RoleLastUsed | undefined
}

export interface RoleDetail {
  readonly Path?: string | undefined
  readonly RoleName?: string | undefined
  readonly RoleId?: string | undefined
  readonly Arn?: string | undefined
  readonly CreateDate?: number | undefined
  readonly AssumeRolePolicyDocument?: string | undefined
  readonly InstanceProfileList?: instanceProfileListType | undefined
  readonly RolePolicyList?: policyDetailListType | undefined
  readonly AttachedManagedPolicies?: attachedPoliciesListType | undefined
  readonly PermissionsBoundary?: AttachedPermissionsBoundary | undefined
  readonly Tags?: tagListType | undefined
  readonly RoleLastUsed?: RoleLastUsed | undefined
}

export interface RoleLastUsed {
  readonly LastUsedDate?: number | undefined
  readonly Region?: string | undefined
}

export type RoleUsageListType = readonly RoleUsageType[]

export interface RoleUsageType {
  readonly Region?: string | undefined
  readonly Resources?: ArnListType | undefined
}

export interface SAMLPrivateKey {
  readonly KeyId?: string | undefined
  readonly Timestamp?: number | undefined
}

export interface SAMLProviderListEntry {
  readonly Arn?: string | undefined
  readonly ValidUntil?: number | undefined
  readonly CreateDate?: number | undefined
}

export type SAMLProviderListType = readonly SAMLProviderListEntry[]

export interface SSHPublicKey {
  readonly UserName: string
  readonly SSHPublicKeyId: string
  readonly Fingerprint: string
  readonly SSHPublicKeyBody: string
  readonly Status: statusType
  readonly UploadDate?: number | undefined
}

export type SSHPublicKeyListType = readonly SSHPublicKeyMetadata[]

export interface SSHPublicKeyMetadata {
  readonly UserName: string
  readonly SSHPublicKeyId: string
  readonly Status: statusType
  readonly UploadDate: number
}

export interface SendDelegationTokenRequest {
  readonly DelegationRequestId: string
}

export interface ServerCertificate {
  readonly ServerCertificateMetadata: ServerCertificateMetadata
  readonly CertificateBody: string
  readonly CertificateChain?: string | undefined
  readonly Tags?: tagListType | undefined
}

export interface ServerCertificateMetadata {
  readonly Path: string
  readonly ServerCertificateName: string
  readonly ServerCertificateId: string
  readonly Arn: string
  readonly UploadDate?: number | undefined
  readonly Expiration?: number | undefined
}

export interface ServiceLastAccessed {
  readonly ServiceName: string
  readonly LastAuthenticated?: number | undefined
  readonly ServiceNamespace: string
  readonly LastAuthenticatedEntity?: string | undefined
  readonly LastAuthenticatedRegion?: string | undefined
  readonly TotalAuthenticatedEntities?: number | undefined
  readonly TrackedActionsLastAccessed?: TrackedActionsLastAccessed | undefined
}

export interface ServiceSpecificCredential {
  readonly CreateDate: number
  readonly ExpirationDate?: number | undefined
  readonly ServiceName: string
  readonly ServiceUserName?: string | undefined
  readonly ServicePassword?: string | undefined
  readonly ServiceCredentialAlias?: string | undefined
  readonly ServiceCredentialSecret?: string | undefined
  readonly ServiceSpecificCredentialId: string
  readonly UserName: string
  readonly Status: statusType
}

export interface ServiceSpecificCredentialMetadata {
  readonly UserName: string
  readonly Status: statusType
  readonly ServiceUserName?: string | undefined
  readonly ServiceCredentialAlias?: string | undefined
  readonly CreateDate: number
  readonly ExpirationDate?: number | undefined
  readonly ServiceSpecificCredentialId: string
  readonly ServiceName: string
}

export type ServiceSpecificCredentialsListType = readonly ServiceSpecificCredentialMetadata[]

export type ServicesLastAccessed = readonly ServiceLastAccessed[]

export interface SetDefaultPolicyVersionRequest {
  readonly PolicyArn: string
  readonly VersionId: string
}

export interface SetSecurityTokenServicePreferencesRequest {
  readonly GlobalEndpointTokenVersion: globalEndpointTokenVersion
}

export interface SigningCertificate {
  readonly UserName: string
  readonly CertificateId: string
  readonly CertificateBody: string
  readonly Status: statusType
  readonly UploadDate?: number | undefined
}

export interface SimulateCustomPolicyRequest {
  readonly PolicyInputList: SimulationPolicyListType
  readonly PermissionsBoundaryPolicyInputList?: SimulationPolicyListType | undefined
  readonly OrderedOrganizationPolicyInputList?: OrganizationPolicyListType | undefined
  readonly ActionNames: ActionNameListType
  readonly ResourceArns?: ResourceNameListType | undefined
  readonly ResourcePolicy?: string | undefined
  readonly ResourceOwner?: string | undefined
  readonly CallerArn?: string | undefined
  readonly ContextEntries?: ContextEntryListType | undefined
  readonly ResourceHandlingOption?: string | undefined
  readonly MaxItems?: number | undefined
  readonly Marker?: string | undefined
}

export interface SimulatePolicyResponse {
  readonly EvaluationResults?: EvaluationResultsListType | undefined
  readonly IsTruncated?: boolean | undefined
  readonly Marker?: string | undefined
}

export interface SimulatePrincipalPolicyRequest {
  readonly PolicySourceArn: string
  readonly PolicyInputList?: SimulationPolicyListType | undefined
  readonly PermissionsBoundaryPolicyInputList?: SimulationPolicyListType | undefined
  readonly PolicyExclusionList?: PolicyExclusionsListType | undefined
  readonly ActionNames: ActionNameListType
  readonly ResourceArns?: ResourceNameListType | undefined
  readonly ResourcePolicy?: string | undefined
  readonly ResourceOwner?: string | undefined
  readonly CallerArn?: string | undefined
  readonly ContextEntries?: ContextEntryListType | undefined
  readonly ResourceHandlingOption?: string | undefined
  readonly MaxItems?: number | undefined
  readonly Marker?: string | undefined
}

export type SimulationPolicyListType = readonly string[]

export interface Statement {
  readonly SourcePolicyId?: string | undefined
  readonly SourcePolicyType?: PolicySourceType | undefined
  readonly StartPosition?: Position | undefined
  readonly EndPosition?: Position | undefined
}

export type StatementListType = readonly Statement[]

export interface Tag {
  readonly Key: string
  readonly Value: string
}

export interface TagInstanceProfileRequest {
  readonly InstanceProfileName: string
  readonly Tags: tagListType
}

export interface TagMFADeviceRequest {
  readonly SerialNumber: string
  readonly Tags: tagListType
}

export interface TagOpenIDConnectProviderRequest {
  readonly OpenIDConnectProviderArn: string
  readonly Tags: tagListType
}

export interface TagPolicyRequest {
  readonly PolicyArn: string
  readonly Tags: tagListType
}

export interface TagRoleRequest {
  readonly RoleName: string
  readonly Tags: tagListType
}

export interface TagSAMLProviderRequest {
  readonly SAMLProviderArn: string
  readonly Tags: tagListType
}

export interface TagServerCertificateRequest {
  readonly ServerCertificateName: string
  readonly Tags: tagListType
}

export interface TagUserRequest {
  readonly UserName: string
  readonly Tags: tagListType
}

export interface TrackedActionLastAccessed {
  readonly ActionName?: string | undefined
  readonly LastAccessedEntity?: string | undefined
  readonly LastAccessedTime?: number | undefined
  readonly LastAccessedRegion?: string | undefined
}

export type TrackedActionsLastAccessed = readonly TrackedActionLastAccessed[]

export interface UntagInstanceProfileRequest {
  readonly InstanceProfileName: string
  readonly TagKeys: tagKeyListType
}

export interface UntagMFADeviceRequest {
  readonly SerialNumber: string
  readonly TagKeys: tagKeyListType
}

export interface UntagOpenIDConnectProviderRequest {
  readonly OpenIDConnectProviderArn: string
  readonly TagKeys: tagKeyListType
}

export interface UntagPolicyRequest {
  readonly PolicyArn: string
  readonly TagKeys: tagKeyListType
}

export interface UntagRoleRequest {
  readonly RoleName: string
  readonly TagKeys: tagKeyListType
}

export interface UntagSAMLProviderRequest {
  readonly SAMLProviderArn: string
  readonly TagKeys: tagKeyListType
}

export interface UntagServerCertificateRequest {
  readonly ServerCertificateName: string
  readonly TagKeys: tagKeyListType
}

export interface UntagUserRequest {
  readonly UserName: string
  readonly TagKeys: tagKeyListType
}

export interface UpdateAccessKeyRequest {
  readonly UserName?: string | undefined
  readonly AccessKeyId: string
  readonly Status: statusType
}

export interface UpdateAccountPasswordPolicyRequest {
  readonly MinimumPasswordLength?: number | undefined
  readonly RequireSymbols?: boolean | undefined
  readonly RequireNumbers?: boolean | undefined
  readonly RequireUppercaseCharacters?: boolean | undefined
  readonly RequireLowercaseCharacters?: boolean | undefined
  readonly AllowUsersToChangePassword?: boolean | undefined
  readonly MaxPasswordAge?: number | undefined
  readonly PasswordReusePrevention?: number | undefined
  readonly HardExpiry?: boolean | undefined
}

export interface UpdateAssumeRolePolicyRequest {
  readonly RoleName: string
  readonly PolicyDocument: string
}

export interface UpdateDelegationRequestRequest {
  readonly DelegationRequestId: string
  readonly Notes?: string | undefined
}

export interface UpdateGroupRequest {
  readonly GroupName: string
  readonly NewPath?: string | undefined
  readonly NewGroupName?: string | undefined
}

export interface UpdateLoginProfileRequest {
  readonly UserName: string
  readonly Password?: string | undefined
  readonly PasswordResetRequired?: boolean | undefined
}

export interface UpdateOpenIDConnectProviderThumbprintRequest {
  readonly OpenIDConnectProviderArn: string
  readonly ThumbprintList: thumbprintListType
}

export interface UpdateRoleDescriptionRequest {
  readonly RoleName: string
  readonly Description: string
}

export interface UpdateRoleDescriptionResponse {
  readonly Role?: Role | undefined
}

export interface UpdateRoleRequest {
  readonly RoleName: string
  readonly Description?: string | undefined
  readonly MaxSessionDuration?: number | undefined
}

export type UpdateRoleResponse = Readonly<Record<string, never>>

export interface UpdateSAMLProviderRequest {
  readonly SAMLMetadataDocument?: string | undefined
  readonly SAMLProviderArn: string
  readonly AssertionEncryptionMode?: assertionEncryptionModeType | undefined
  readonly AddPrivateKey?: string | undefined
  readonly RemovePrivateKey?: string | undefined
}

export interface UpdateSAMLProviderResponse {
  readonly SAMLProviderArn?: string | undefined
}

export interface UpdateSSHPublicKeyRequest {
  readonly UserName: string
  readonly SSHPublicKeyId: string
  readonly Status: statusType
}

export interface UpdateServerCertificateRequest {
  readonly ServerCertificateName: string
  readonly NewPath?: string | undefined
  readonly NewServerCertificateName?: string | undefined
}

export interface UpdateServiceSpecificCredentialRequest {
  readonly UserName?: string | undefined
  readonly ServiceSpecificCredentialId: string
  readonly Status: statusType
}

export interface UpdateSigningCertificateRequest {
  readonly UserName?: string | undefined
  readonly CertificateId: string
  readonly Status: statusType
}

export interface UpdateUserRequest {
  readonly UserName: string
  readonly NewPath?: string | undefined
  readonly NewUserName?: string | undefined
}

export interface UploadSSHPublicKeyRequest {
  readonly UserName: string
  readonly SSHPublicKeyBody: string
}

export interface UploadSSHPublicKeyResponse {
  readonly SSHPublicKey?: SSHPublicKey | undefined
}

export interface UploadServerCertificateRequest {
  readonly Path?: string | undefined
  readonly ServerCertificateName: string
  readonly CertificateBody: string
  readonly PrivateKey: string
  readonly CertificateChain?: string | undefined
  readonly Tags?: tagListType | undefined
}

export interface UploadServerCertificateResponse {
  readonly ServerCertificateMetadata?: ServerCertificateMetadata | undefined
  readonly Tags?: tagListType | undefined
}

export interface UploadSigningCertificateRequest {
  readonly UserName?: string | undefined
  readonly CertificateBody: string
}

export interface UploadSigningCertificateResponse {
  readonly Certificate: SigningCertificate
}

export interface User {
  readonly Path: string
  readonly UserName: string
  readonly UserId: string
  readonly Arn: string
  readonly CreateDate: number
  readonly PasswordLastUsed?: number | undefined
  readonly PermissionsBoundary?: AttachedPermissionsBoundary | undefined
  readonly Tags?: tagListType | undefined
}

export interface UserDetail {
  readonly Path?: string | undefined
  readonly UserName?: string | undefined
  readonly UserId?: string | undefined
  readonly Arn?: string | undefined
  readonly CreateDate?: number | undefined
  readonly UserPolicyList?: policyDetailListType | undefined
  readonly GroupList?: groupNameListType | undefined
  readonly AttachedManagedPolicies?: attachedPoliciesListType | undefined
  readonly PermissionsBoundary?: AttachedPermissionsBoundary | undefined
  readonly Tags?: tagListType | undefined
}

export interface VirtualMFADevice {
  readonly SerialNumber: string
  readonly Base32StringSeed?: Uint8Array | undefined
  readonly QRCodePNG?: Uint8Array | undefined
  readonly User?: User | undefined
  readonly EnableDate?: number | undefined
  readonly Tags?: tagListType | undefined
}

export type accessKeyMetadataListType = readonly AccessKeyMetadata[]

export type accountAliasListType = readonly string[]

export type assertionEncryptionModeType = 'Required' | 'Allowed'

export type assignmentStatusType = 'Assigned' | 'Unassigned' | 'Any'

export type attachedPoliciesListType = readonly AttachedPolicy[]

export type certificateListType = readonly SigningCertificate[]

export type clientIDListType = readonly string[]

export type delegationRequestsListType = readonly DelegationRequest[]

export type encodingType = 'SSH' | 'PEM'

export type entityDetailsListType = readonly EntityDetails[]

export type entityListType = readonly EntityType[]

export type globalEndpointTokenVersion = 'v1Token' | 'v2Token'

export type groupDetailListType = readonly GroupDetail[]

export type groupListType = readonly Group[]

export type groupNameListType = readonly string[]

export type instanceProfileListType = readonly InstanceProfile[]

export type jobStatusType = 'IN_PROGRESS' | 'COMPLETED' | 'FAILED'

export type listPolicyGrantingServiceAccessResponseListType = readonly ListPoliciesGrantingServiceAccessEntry[]

export type mfaDeviceListType = readonly MFADevice[]

export type permissionCheckResultType = 'ALLOWED' | 'DENIED' | 'UNSURE'

export type permissionCheckStatusType = 'COMPLETE' | 'IN_PROGRESS' | 'FAILED'

export type policyDetailListType = readonly PolicyDetail[]

export type policyDocumentVersionListType = readonly PolicyVersion[]

export type policyGrantingServiceAccessListType = readonly PolicyGrantingServiceAccess[]

export type policyListType = readonly Policy[]

export type policyNameListType = readonly string[]

export type policyOwnerEntityType = 'USER' | 'ROLE' | 'GROUP'

export type policyParameterListType = readonly PolicyParameter[]

export type policyParameterValuesListType = readonly string[]

export type policyScopeType = 'All' | 'AWS' | 'Local'

export type policyType = 'INLINE' | 'MANAGED'

export type privateKeyList = readonly SAMLPrivateKey[]

export type roleDetailListType = readonly RoleDetail[]

export type roleListType = readonly Role[]

export type rolePermissionRestrictionArnListType = readonly string[]

export type serverCertificateMetadataListType = readonly ServerCertificateMetadata[]

export type serviceNamespaceListType = readonly string[]

export type sortKeyType = 'SERVICE_NAMESPACE_ASCENDING' | 'SERVICE_NAMESPACE_DESCENDING' | 'LAST_AUTHENTICATED_TIME_ASCENDING' | 'LAST_AUTHENTICATED_TIME_DESCENDING'

export type stateType = 'UNASSIGNED' | 'ASSIGNED' | 'PENDING_APPROVAL' | 'FINALIZED' | 'ACCEPTED' | 'REJECTED' | 'EXPIRED'

export type statusType = 'Active' | 'Inactive' | 'Expired'

export type summaryKeyType = 'Users' | 'UsersQuota' | 'Groups' | 'GroupsQuota' | 'ServerCertificates' | 'ServerCertificatesQuota' | 'UserPolicySizeQuota' | 'GroupPolicySizeQuota' | 'GroupsPerUserQuota' | 'SigningCertificatesPerUserQuota' | 'AccessKeysPerUserQuota' | 'MFADevices' | 'MFADevicesInUse' | 'AccountMFAEnabled' | 'AccountAccessKeysPresent' | 'AccountPasswordPresent' | 'AccountSigningCertificatesPresent' | 'AttachedPoliciesPerGroupQuota' | 'AttachedPoliciesPerRoleQuota' | 'AttachedPoliciesPerUserQuota' | 'Policies' | 'PoliciesQuota' | 'PolicySizeQuota' | 'PolicyVersionsInUse' | 'PolicyVersionsInUseQuota' | 'VersionsPerPolicyQuota' | 'GlobalEndpointTokenVersion' | 'AssumeRolePolicySizeQuota' | 'InstanceProfiles' | 'InstanceProfilesQuota' | 'Providers' | 'RolePolicySizeQuota' | 'Roles' | 'RolesQuota'

export type summaryMapType = Readonly<Record<string, number>>

export type summaryStateType = 'AVAILABLE' | 'NOT_AVAILABLE' | 'NOT_SUPPORTED' | 'FAILED'

export type tagKeyListType = readonly string[]

export type tagListType = readonly Tag[]

export type thumbprintListType = readonly string[]

export type userDetailListType = readonly UserDetail[]

export type userListType = readonly User[]

export type virtualMFADeviceListType = readonly VirtualMFADevice[]

export type IamOperations = {
  AcceptDelegationRequest: { input: AcceptDelegationRequestRequest; output: Readonly<Record<string, never>> }
  AddClientIDToOpenIDConnectProvider: { input: AddClientIDToOpenIDConnectProviderRequest; output: Readonly<Record<string, never>> }
  AddRoleToInstanceProfile: { input: AddRoleToInstanceProfileRequest; output: Readonly<Record<string, never>> }
  AddUserToGroup: { input: AddUserToGroupRequest; output: Readonly<Record<string, never>> }
  AssociateDelegationRequest: { input: AssociateDelegationRequestRequest; output: Readonly<Record<string, never>> }
  AttachGroupPolicy: { input: AttachGroupPolicyRequest; output: Readonly<Record<string, never>> }
  AttachRolePolicy: { input: AttachRolePolicyRequest; output: Readonly<Record<string, never>> }
  AttachUserPolicy: { input: AttachUserPolicyRequest; output: Readonly<Record<string, never>> }
  ChangePassword: { input: ChangePasswordRequest; output: Readonly<Record<string, never>> }
  CreateAccessKey: { input: CreateAccessKeyRequest; output: CreateAccessKeyResponse }
  CreateAccountAlias: { input: CreateAccountAliasRequest; output: Readonly<Record<string, never>> }
  CreateDelegationRequest: { input: CreateDelegationRequestRequest; output: CreateDelegationRequestResponse }
  CreateGroup: { input: CreateGroupRequest; output: CreateGroupResponse }
  CreateInstanceProfile: { input: CreateInstanceProfileRequest; output: CreateInstanceProfileResponse }
  CreateLoginProfile: { input: CreateLoginProfileRequest; output: CreateLoginProfileResponse }
  CreateOpenIDConnectProvider: { input: CreateOpenIDConnectProviderRequest; output: CreateOpenIDConnectProviderResponse }
  CreatePolicy: { input: CreatePolicyRequest; output: CreatePolicyResponse }
  CreatePolicyVersion: { input: CreatePolicyVersionRequest; output: CreatePolicyVersionResponse }
  CreateRole: { input: CreateRoleRequest; output: CreateRoleResponse }
  CreateSAMLProvider: { input: CreateSAMLProviderRequest; output: CreateSAMLProviderResponse }
  CreateServiceLinkedRole: { input: CreateServiceLinkedRoleRequest; output: CreateServiceLinkedRoleResponse }
  CreateServiceSpecificCredential: { input: CreateServiceSpecificCredentialRequest; output: CreateServiceSpecificCredentialResponse }
  CreateUser: { input: CreateUserRequest; output: CreateUserResponse }
  CreateVirtualMFADevice: { input: CreateVirtualMFADeviceRequest; output: CreateVirtualMFADeviceResponse }
  DeactivateMFADevice: { input: DeactivateMFADeviceRequest; output: Readonly<Record<string, never>> }
  DeleteAccessKey: { input: DeleteAccessKeyRequest; output: Readonly<Record<string, never>> }
  DeleteAccountAlias: { input: DeleteAccountAliasRequest; output: Readonly<Record<string, never>> }
  DeleteAccountPasswordPolicy: { input: Readonly<Record<string, never>>; output: Readonly<Record<string, never>> }
  DeleteGroup: { input: DeleteGroupRequest; output: Readonly<Record<string, never>> }
  DeleteGroupPolicy: { input: DeleteGroupPolicyRequest; output: Readonly<Record<string, never>> }
  DeleteInstanceProfile: { input: DeleteInstanceProfileRequest; output: Readonly<Record<string, never>> }
  DeleteLoginProfile: { input: DeleteLoginProfileRequest; output: Readonly<Record<string, never>> }
  DeleteOpenIDConnectProvider: { input: DeleteOpenIDConnectProviderRequest; output: Readonly<Record<string, never>> }
  DeletePolicy: { input: DeletePolicyRequest; output: Readonly<Record<string, never>> }
  DeletePolicyVersion: { input: DeletePolicyVersionRequest; output: Readonly<Record<string, never>> }
  DeleteRole: { input: DeleteRoleRequest; output: Readonly<Record<string, never>> }
  DeleteRolePermissionsBoundary: { input: DeleteRolePermissionsBoundaryRequest; output: Readonly<Record<string, never>> }
  DeleteRolePolicy: { input: DeleteRolePolicyRequest; output: Readonly<Record<string, never>> }
  DeleteSAMLProvider: { input: DeleteSAMLProviderRequest; output: Readonly<Record<string, never>> }
  DeleteSSHPublicKey: { input: DeleteSSHPublicKeyRequest; output: Readonly<Record<string, never>> }
  DeleteServerCertificate: { input: DeleteServerCertificateRequest; output: Readonly<Record<string, never>> }
  DeleteServiceLinkedRole: { input: DeleteServiceLinkedRoleRequest; output: DeleteServiceLinkedRoleResponse }
  DeleteServiceSpecificCredential: { input: DeleteServiceSpecificCredentialRequest; output: Readonly<Record<string, never>> }
  DeleteSigningCertificate: { input: DeleteSigningCertificateRequest; output: Readonly<Record<string, never>> }
  DeleteUser: { input: DeleteUserRequest; output: Readonly<Record<string, never>> }
  DeleteUserPermissionsBoundary: { input: DeleteUserPermissionsBoundaryRequest; output: Readonly<Record<string, never>> }
  DeleteUserPolicy: { input: DeleteUserPolicyRequest; output: Readonly<Record<string, never>> }
  DeleteVirtualMFADevice: { input: DeleteVirtualMFADeviceRequest; output: Readonly<Record<string, never>> }
  DetachGroupPolicy: { input: DetachGroupPolicyRequest; output: Readonly<Record<string, never>> }
  DetachRolePolicy: { input: DetachRolePolicyRequest; output: Readonly<Record<string, never>> }
  DetachUserPolicy: { input: DetachUserPolicyRequest; output: Readonly<Record<string, never>> }
  DisableOrganizationsRootCredentialsManagement: { input: DisableOrganizationsRootCredentialsManagementRequest; output: DisableOrganizationsRootCredentialsManagementResponse }
  DisableOrganizationsRootSessions: { input: DisableOrganizationsRootSessionsRequest; output: DisableOrganizationsRootSessionsResponse }
  DisableOutboundWebIdentityFederation: { input: Readonly<Record<string, never>>; output: Readonly<Record<string, never>> }
  EnableMFADevice: { input: EnableMFADeviceRequest; output: Readonly<Record<string, never>> }
  EnableOrganizationsRootCredentialsManagement: { input: EnableOrganizationsRootCredentialsManagementRequest; output: EnableOrganizationsRootCredentialsManagementResponse }
  EnableOrganizationsRootSessions: { input: EnableOrganizationsRootSessionsRequest; output: EnableOrganizationsRootSessionsResponse }
  EnableOutboundWebIdentityFederation: { input: Readonly<Record<string, never>>; output: EnableOutboundWebIdentityFederationResponse }
  GenerateCredentialReport: { input: Readonly<Record<string, never>>; output: GenerateCredentialReportResponse }
  GenerateOrganizationsAccessReport: { input: GenerateOrganizationsAccessReportRequest; output: GenerateOrganizationsAccessReportResponse }
  GenerateServiceLastAccessedDetails: { input: GenerateServiceLastAccessedDetailsRequest; output: GenerateServiceLastAccessedDetailsResponse }
  GetAccessKeyLastUsed: { input: GetAccessKeyLastUsedRequest; output: GetAccessKeyLastUsedResponse }
  GetAccountAuthorizationDetails: { input: GetAccountAuthorizationDetailsRequest; output: GetAccountAuthorizationDetailsResponse }
  GetAccountPasswordPolicy: { input: Readonly<Record<string, never>>; output: GetAccountPasswordPolicyResponse }
  GetAccountSummary: { input: Readonly<Record<string, never>>; output: GetAccountSummaryResponse }
  GetContextKeysForCustomPolicy: { input: GetContextKeysForCustomPolicyRequest; output: GetContextKeysForPolicyResponse }
  GetContextKeysForPrincipalPolicy: { input: GetContextKeysForPrincipalPolicyRequest; output: GetContextKeysForPolicyResponse }
  GetCredentialReport: { input: Readonly<Record<string, never>>; output: GetCredentialReportResponse }
  GetDelegationRequest: { input: GetDelegationRequestRequest; output: GetDelegationRequestResponse }
  GetGroup: { input: GetGroupRequest; output: GetGroupResponse }
  GetGroupPolicy: { input: GetGroupPolicyRequest; output: GetGroupPolicyResponse }
  GetHumanReadableSummary: { input: GetHumanReadableSummaryRequest; output: GetHumanReadableSummaryResponse }
  GetInstanceProfile: { input: GetInstanceProfileRequest; output: GetInstanceProfileResponse }
  GetLoginProfile: { input: GetLoginProfileRequest; output: GetLoginProfileResponse }
  GetMFADevice: { input: GetMFADeviceRequest; output: GetMFADeviceResponse }
  GetOpenIDConnectProvider: { input: GetOpenIDConnectProviderRequest; output: GetOpenIDConnectProviderResponse }
  GetOrganizationsAccessReport: { input: GetOrganizationsAccessReportRequest; output: GetOrganizationsAccessReportResponse }
  GetOutboundWebIdentityFederationInfo: { input: Readonly<Record<string, never>>; output: GetOutboundWebIdentityFederationInfoResponse }
  GetPolicy: { input: GetPolicyRequest; output: GetPolicyResponse }
  GetPolicyVersion: { input: GetPolicyVersionRequest; output: GetPolicyVersionResponse }
  GetRole: { input: GetRoleRequest; output: GetRoleResponse }
  GetRolePolicy: { input: GetRolePolicyRequest; output: GetRolePolicyResponse }
  GetSAMLProvider: { input: GetSAMLProviderRequest; output: GetSAMLProviderResponse }
  GetSSHPublicKey: { input: GetSSHPublicKeyRequest; output: GetSSHPublicKeyResponse }
  GetServerCertificate: { input: GetServerCertificateRequest; output: GetServerCertificateResponse }
  GetServiceLastAccessedDetails: { input: GetServiceLastAccessedDetailsRequest; output: GetServiceLastAccessedDetailsResponse }
  GetServiceLastAccessedDetailsWithEntities: { input: GetServiceLastAccessedDetailsWithEntitiesRequest; output: GetServiceLastAccessedDetailsWithEntitiesResponse }
  GetServiceLinkedRoleDeletionStatus: { input: GetServiceLinkedRoleDeletionStatusRequest; output: GetServiceLinkedRoleDeletionStatusResponse }
  GetUser: { input: GetUserRequest; output: GetUserResponse }
  GetUserPolicy: { input: GetUserPolicyRequest; output: GetUserPolicyResponse }
  ListAccessKeys: { input: ListAccessKeysRequest; output: ListAccessKeysResponse }
  ListAccountAliases: { input: ListAccountAliasesRequest; output: ListAccountAliasesResponse }
  ListAttachedGroupPolicies: { input: ListAttachedGroupPoliciesRequest; output: ListAttachedGroupPoliciesResponse }
  ListAttachedRolePolicies: { input: ListAttachedRolePoliciesRequest; output: ListAttachedRolePoliciesResponse }
  ListAttachedUserPolicies: { input: ListAttachedUserPoliciesRequest; output: ListAttachedUserPoliciesResponse }
  ListDelegationRequests: { input: ListDelegationRequestsRequest; output: ListDelegationRequestsResponse }
  ListEntitiesForPolicy: { input: ListEntitiesForPolicyRequest; output: ListEntitiesForPolicyResponse }
  ListGroupPolicies: { input: ListGroupPoliciesRequest; output: ListGroupPoliciesResponse }
  ListGroups: { input: ListGroupsRequest; output: ListGroupsResponse }
  ListGroupsForUser: { input: ListGroupsForUserRequest; output: ListGroupsForUserResponse }
  ListInstanceProfileTags: { input: ListInstanceProfileTagsRequest; output: ListInstanceProfileTagsResponse }
  ListInstanceProfiles: { input: ListInstanceProfilesRequest; output: ListInstanceProfilesResponse }
  ListInstanceProfilesForRole: { input: ListInstanceProfilesForRoleRequest; output: ListInstanceProfilesForRoleResponse }
  ListMFADeviceTags: { input: ListMFADeviceTagsRequest; output: ListMFADeviceTagsResponse }
  ListMFADevices: { input: ListMFADevicesRequest; output: ListMFADevicesResponse }
  ListOpenIDConnectProviderTags: { input: ListOpenIDConnectProviderTagsRequest; output: ListOpenIDConnectProviderTagsResponse }
  ListOpenIDConnectProviders: { input: ListOpenIDConnectProvidersRequest; output: ListOpenIDConnectProvidersResponse }
  ListOrganizationsFeatures: { input: ListOrganizationsFeaturesRequest; output: ListOrganizationsFeaturesResponse }
  ListPolicies: { input: ListPoliciesRequest; output: ListPoliciesResponse }
  ListPoliciesGrantingServiceAccess: { input: ListPoliciesGrantingServiceAccessRequest; output: ListPoliciesGrantingServiceAccessResponse }
  ListPolicyTags: { input: ListPolicyTagsRequest; output: ListPolicyTagsResponse }
  ListPolicyVersions: { input: ListPolicyVersionsRequest; output: ListPolicyVersionsResponse }
  ListRolePolicies: { input: ListRolePoliciesRequest; output: ListRolePoliciesResponse }
  ListRoleTags: { input: ListRoleTagsRequest; output: ListRoleTagsResponse }
  ListRoles: { input: ListRolesRequest; output: ListRolesResponse }
  ListSAMLProviderTags: { input: ListSAMLProviderTagsRequest; output: ListSAMLProviderTagsResponse }
  ListSAMLProviders: { input: ListSAMLProvidersRequest; output: ListSAMLProvidersResponse }
  ListSSHPublicKeys: { input: ListSSHPublicKeysRequest; output: ListSSHPublicKeysResponse }
  ListServerCertificateTags: { input: ListServerCertificateTagsRequest; output: ListServerCertificateTagsResponse }
  ListServerCertificates: { input: ListServerCertificatesRequest; output: ListServerCertificatesResponse }
  ListServiceSpecificCredentials: { input: ListServiceSpecificCredentialsRequest; output: ListServiceSpecificCredentialsResponse }
  ListSigningCertificates: { input: ListSigningCertificatesRequest; output: ListSigningCertificatesResponse }
  ListUserPolicies: { input: ListUserPoliciesRequest; output: ListUserPoliciesResponse }
  ListUserTags: { input: ListUserTagsRequest; output: ListUserTagsResponse }
  ListUsers: { input: ListUsersRequest; output: ListUsersResponse }
  ListVirtualMFADevices: { input: ListVirtualMFADevicesRequest; output: ListVirtualMFADevicesResponse }
  PutGroupPolicy: { input: PutGroupPolicyRequest; output: Readonly<Record<string, never>> }
  PutRolePermissionsBoundary: { input: PutRolePermissionsBoundaryRequest; output: Readonly<Record<string, never>> }
  PutRolePolicy: { input: PutRolePolicyRequest; output: Readonly<Record<string, never>> }
  PutUserPermissionsBoundary: { input: PutUserPermissionsBoundaryRequest; output: Readonly<Record<string, never>> }
  PutUserPolicy: { input: PutUserPolicyRequest; output: Readonly<Record<string, never>> }
  RejectDelegationRequest: { input: RejectDelegationRequestRequest; output: Readonly<Record<string, never>> }
  RemoveClientIDFromOpenIDConnectProvider: { input: RemoveClientIDFromOpenIDConnectProviderRequest; output: Readonly<Record<string, never>> }
  RemoveRoleFromInstanceProfile: { input: RemoveRoleFromInstanceProfileRequest; output: Readonly<Record<string, never>> }
  RemoveUserFromGroup: { input: RemoveUserFromGroupRequest; output: Readonly<Record<string, never>> }
  ResetServiceSpecificCredential: { input: ResetServiceSpecificCredentialRequest; output: ResetServiceSpecificCredentialResponse }
  ResyncMFADevice: { input: ResyncMFADeviceRequest; output: Readonly<Record<string, never>> }
  SendDelegationToken: { input: SendDelegationTokenRequest; output: Readonly<Record<string, never>> }
  SetDefaultPolicyVersion: { input: SetDefaultPolicyVersionRequest; output: Readonly<Record<string, never>> }
  SetSecurityTokenServicePreferences: { input: SetSecurityTokenServicePreferencesRequest; output: Readonly<Record<string, never>> }
  SimulateCustomPolicy: { input: SimulateCustomPolicyRequest; output: SimulatePolicyResponse }
  SimulatePrincipalPolicy: { input: SimulatePrincipalPolicyRequest; output: SimulatePolicyResponse }
  TagInstanceProfile: { input: TagInstanceProfileRequest; output: Readonly<Record<string, never>> }
  TagMFADevice: { input: TagMFADeviceRequest; output: Readonly<Record<string, never>> }
  TagOpenIDConnectProvider: { input: TagOpenIDConnectProviderRequest; output: Readonly<Record<string, never>> }
  TagPolicy: { input: TagPolicyRequest; output: Readonly<Record<string, never>> }
  TagRole: { input: TagRoleRequest; output: Readonly<Record<string, never>> }
  TagSAMLProvider: { input: TagSAMLProviderRequest; output: Readonly<Record<string, never>> }
  TagServerCertificate: { input: TagServerCertificateRequest; output: Readonly<Record<string, never>> }
  TagUser: { input: TagUserRequest; output: Readonly<Record<string, never>> }
  UntagInstanceProfile: { input: UntagInstanceProfileRequest; output: Readonly<Record<string, never>> }
  UntagMFADevice: { input: UntagMFADeviceRequest; output: Readonly<Record<string, never>> }
  UntagOpenIDConnectProvider: { input: UntagOpenIDConnectProviderRequest; output: Readonly<Record<string, never>> }
  UntagPolicy: { input: UntagPolicyRequest; output: Readonly<Record<string, never>> }
  UntagRole: { input: UntagRoleRequest; output: Readonly<Record<string, never>> }
  UntagSAMLProvider: { input: UntagSAMLProviderRequest; output: Readonly<Record<string, never>> }
  UntagServerCertificate: { input: UntagServerCertificateRequest; output: Readonly<Record<string, never>> }
  UntagUser: { input: UntagUserRequest; output: Readonly<Record<string, never>> }
  UpdateAccessKey: { input: UpdateAccessKeyRequest; output: Readonly<Record<string, never>> }
  UpdateAccountPasswordPolicy: { input: UpdateAccountPasswordPolicyRequest; output: Readonly<Record<string, never>> }
  UpdateAssumeRolePolicy: { input: UpdateAssumeRolePolicyRequest; output: Readonly<Record<string, never>> }
  UpdateDelegationRequest: { input: UpdateDelegationRequestRequest; output: Readonly<Record<string, never>> }
  UpdateGroup: { input: UpdateGroupRequest; output: Readonly<Record<string, never>> }
  UpdateLoginProfile: { input: UpdateLoginProfileRequest; output: Readonly<Record<string, never>> }
  UpdateOpenIDConnectProviderThumbprint: { input: UpdateOpenIDConnectProviderThumbprintRequest; output: Readonly<Record<string, never>> }
  UpdateRole: { input: UpdateRoleRequest; output: UpdateRoleResponse }
  UpdateRoleDescription: { input: UpdateRoleDescriptionRequest; output: UpdateRoleDescriptionResponse }
  UpdateSAMLProvider: { input: UpdateSAMLProviderRequest; output: UpdateSAMLProviderResponse }
  UpdateSSHPublicKey: { input: UpdateSSHPublicKeyRequest; output: Readonly<Record<string, never>> }
  UpdateServerCertificate: { input: UpdateServerCertificateRequest; output: Readonly<Record<string, never>> }
  UpdateServiceSpecificCredential: { input: UpdateServiceSpecificCredentialRequest; output: Readonly<Record<string, never>> }
  UpdateSigningCertificate: { input: UpdateSigningCertificateRequest; output: Readonly<Record<string, never>> }
  UpdateUser: { input: UpdateUserRequest; output: Readonly<Record<string, never>> }
  UploadSSHPublicKey: { input: UploadSSHPublicKeyRequest; output: UploadSSHPublicKeyResponse }
  UploadServerCertificate: { input: UploadServerCertificateRequest; output: UploadServerCertificateResponse }
  UploadSigningCertificate: { input: UploadSigningCertificateRequest; output: UploadSigningCertificateResponse }
}
