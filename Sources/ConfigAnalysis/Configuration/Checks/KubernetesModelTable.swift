/// The declarations behind ``KubernetesModel``: `Class:`, then its attributes.
enum KubernetesModelTable {
  static let text = """
    CoreV1ResourceClaim: name! request
    V1AWSElasticBlockStoreVolumeSource: fsType partition readOnly volumeID!
    V1Affinity: nodeAffinity=V1NodeAffinity podAffinity=V1PodAffinity podAntiAffinity=V1PodAntiAffinity
    V1AppArmorProfile: localhostProfile type!
    V1AzureDiskVolumeSource: cachingMode diskName! diskURI! fsType kind readOnly
    V1AzureFileVolumeSource: readOnly secretName! shareName!
    V1CSIVolumeSource: driver! fsType nodePublishSecretRef=V1LocalObjectReference readOnly
      volumeAttributes
    V1Capabilities: add=[] drop=[]
    V1CephFSVolumeSource: monitors!=[] path readOnly secretFile secretRef=V1LocalObjectReference user
    V1CinderVolumeSource: fsType readOnly secretRef=V1LocalObjectReference volumeID!
    V1ClusterTrustBundleProjection: labelSelector=V1LabelSelector name optional path! signerName
    V1ConfigMapEnvSource: name optional
    V1ConfigMapKeySelector: key! name optional
    V1ConfigMapProjection: items=[]V1KeyToPath name optional
    V1ConfigMapVolumeSource: defaultMode items=[]V1KeyToPath name optional
    V1DownwardAPIProjection: items=[]V1DownwardAPIVolumeFile
    V1DownwardAPIVolumeFile: fieldRef=V1ObjectFieldSelector mode path!
      resourceFieldRef=V1ResourceFieldSelector
    V1DownwardAPIVolumeSource: defaultMode items=[]V1DownwardAPIVolumeFile
    V1EmptyDirVolumeSource: medium sizeLimit
    V1EnvFromSource: configMapRef=V1ConfigMapEnvSource prefix secretRef=V1SecretEnvSource
    V1EnvVar: name! value valueFrom=V1EnvVarSource
    V1EnvVarSource: configMapKeyRef=V1ConfigMapKeySelector fieldRef=V1ObjectFieldSelector
      fileKeyRef=V1FileKeySelector resourceFieldRef=V1ResourceFieldSelector
      secretKeyRef=V1SecretKeySelector
    V1EphemeralVolumeSource: volumeClaimTemplate=V1PersistentVolumeClaimTemplate
    V1FCVolumeSource: fsType lun readOnly targetWWNs=[] wwids=[]
    V1FileKeySelector: key! optional path! volumeName!
    V1FlexVolumeSource: driver! fsType options readOnly secretRef=V1LocalObjectReference
    V1FlockerVolumeSource: datasetName datasetUUID
    V1GCEPersistentDiskVolumeSource: fsType partition pdName! readOnly
    V1GitRepoVolumeSource: directory repository! revision
    V1GlusterfsVolumeSource: endpoints! path! readOnly
    V1HostPathVolumeSource: path! type
    V1ISCSIVolumeSource: chapAuthDiscovery chapAuthSession fsType initiatorName iqn! iscsiInterface lun!
      portals=[] readOnly secretRef=V1LocalObjectReference targetPortal!
    V1ImageVolumeSource: pullPolicy reference
    V1KeyToPath: key! mode path!
    V1LabelSelector: matchExpressions=[]V1LabelSelectorRequirement matchLabels
    V1LabelSelectorRequirement: key! operator! values=[]
    V1LocalObjectReference: name
    V1ManagedFieldsEntry: apiVersion fieldsType fieldsV1 manager operation subresource time
    V1NFSVolumeSource: path! readOnly server!
    V1NodeAffinity: preferredDuringSchedulingIgnoredDuringExecution=[]V1PreferredSchedulingTerm
      requiredDuringSchedulingIgnoredDuringExecution=V1NodeSelector
    V1NodeSelector: nodeSelectorTerms!=[]V1NodeSelectorTerm
    V1NodeSelectorRequirement: key! operator! values=[]
    V1NodeSelectorTerm: matchExpressions=[]V1NodeSelectorRequirement
      matchFields=[]V1NodeSelectorRequirement
    V1ObjectFieldSelector: apiVersion fieldPath!
    V1ObjectMeta: annotations creationTimestamp deletionGracePeriodSeconds deletionTimestamp
      finalizers=[] generateName generation labels managedFields=[]V1ManagedFieldsEntry name namespace
      ownerReferences=[]V1OwnerReference resourceVersion selfLink uid
    V1OwnerReference: apiVersion! blockOwnerDeletion controller kind! name! uid!
    V1PersistentVolumeClaimSpec: accessModes=[] dataSource=V1TypedLocalObjectReference
      dataSourceRef=V1TypedObjectReference resources=V1VolumeResourceRequirements
      selector=V1LabelSelector storageClassName volumeAttributesClassName volumeMode volumeName
    V1PersistentVolumeClaimTemplate: metadata=V1ObjectMeta spec!=V1PersistentVolumeClaimSpec
    V1PersistentVolumeClaimVolumeSource: claimName! readOnly
    V1PhotonPersistentDiskVolumeSource: fsType pdID!
    V1PodAffinity: preferredDuringSchedulingIgnoredDuringExecution=[]V1WeightedPodAffinityTerm
      requiredDuringSchedulingIgnoredDuringExecution=[]V1PodAffinityTerm
    V1PodAffinityTerm: labelSelector=V1LabelSelector matchLabelKeys=[] mismatchLabelKeys=[]
      namespaceSelector=V1LabelSelector namespaces=[] topologyKey!
    V1PodAntiAffinity: preferredDuringSchedulingIgnoredDuringExecution=[]V1WeightedPodAffinityTerm
      requiredDuringSchedulingIgnoredDuringExecution=[]V1PodAffinityTerm
    V1PodCertificateProjection: certificateChainPath credentialBundlePath keyPath keyType!
      maxExpirationSeconds signerName! userAnnotations
    V1PortworxVolumeSource: fsType readOnly volumeID!
    V1PreferredSchedulingTerm: preference!=V1NodeSelectorTerm weight!
    V1ProjectedVolumeSource: defaultMode sources=[]V1VolumeProjection
    V1QuobyteVolumeSource: group readOnly registry! tenant user volume!
    V1RBDVolumeSource: fsType image! keyring monitors!=[] pool readOnly secretRef=V1LocalObjectReference
      user
    V1ResourceFieldSelector: containerName divisor resource!
    V1ResourceRequirements: claims=[]CoreV1ResourceClaim limits requests
    V1SELinuxOptions: level role type user
    V1ScaleIOVolumeSource: fsType gateway! protectionDomain readOnly secretRef!=V1LocalObjectReference
      sslEnabled storageMode storagePool system! volumeName
    V1SeccompProfile: localhostProfile type!
    V1SecretEnvSource: name optional
    V1SecretKeySelector: key! name optional
    V1SecretProjection: items=[]V1KeyToPath name optional
    V1SecretVolumeSource: defaultMode items=[]V1KeyToPath optional secretName
    V1SecurityContext: allowPrivilegeEscalation appArmorProfile=V1AppArmorProfile
      capabilities=V1Capabilities privileged procMount readOnlyRootFilesystem runAsGroup runAsNonRoot
      runAsUser seLinuxOptions=V1SELinuxOptions seccompProfile=V1SeccompProfile
      windowsOptions=V1WindowsSecurityContextOptions
    V1ServiceAccountTokenProjection: audience expirationSeconds path!
    V1StorageOSVolumeSource: fsType readOnly secretRef=V1LocalObjectReference volumeName volumeNamespace
    V1Toleration: effect key operator tolerationSeconds value
    V1TypedLocalObjectReference: apiGroup kind! name!
    V1TypedObjectReference: apiGroup kind! name! namespace
    V1Volume: awsElasticBlockStore=V1AWSElasticBlockStoreVolumeSource azureDisk=V1AzureDiskVolumeSource
      azureFile=V1AzureFileVolumeSource cephfs=V1CephFSVolumeSource cinder=V1CinderVolumeSource
      configMap=V1ConfigMapVolumeSource csi=V1CSIVolumeSource downwardAPI=V1DownwardAPIVolumeSource
      emptyDir=V1EmptyDirVolumeSource ephemeral=V1EphemeralVolumeSource fc=V1FCVolumeSource
      flexVolume=V1FlexVolumeSource flocker=V1FlockerVolumeSource
      gcePersistentDisk=V1GCEPersistentDiskVolumeSource gitRepo=V1GitRepoVolumeSource
      glusterfs=V1GlusterfsVolumeSource hostPath=V1HostPathVolumeSource image=V1ImageVolumeSource
      iscsi=V1ISCSIVolumeSource name! nfs=V1NFSVolumeSource
      persistentVolumeClaim=V1PersistentVolumeClaimVolumeSource
      photonPersistentDisk=V1PhotonPersistentDiskVolumeSource portworxVolume=V1PortworxVolumeSource
      projected=V1ProjectedVolumeSource quobyte=V1QuobyteVolumeSource rbd=V1RBDVolumeSource
      scaleIO=V1ScaleIOVolumeSource secret=V1SecretVolumeSource storageos=V1StorageOSVolumeSource
      vsphereVolume=V1VsphereVirtualDiskVolumeSource
    V1VolumeMount: mountPath! mountPropagation name! readOnly recursiveReadOnly subPath subPathExpr
    V1VolumeProjection: clusterTrustBundle=V1ClusterTrustBundleProjection configMap=V1ConfigMapProjection
      downwardAPI=V1DownwardAPIProjection podCertificate=V1PodCertificateProjection
      secret=V1SecretProjection serviceAccountToken=V1ServiceAccountTokenProjection
    V1VolumeResourceRequirements: limits requests
    V1VsphereVirtualDiskVolumeSource: fsType storagePolicyID storagePolicyName volumePath!
    V1WeightedPodAffinityTerm: podAffinityTerm!=V1PodAffinityTerm weight!
    V1WindowsSecurityContextOptions: gmsaCredentialSpec gmsaCredentialSpecName hostProcess runAsUserName
    """
}
