export const filesRoomSdl = /* GraphQL */ `
  extend type Query {
    "The disk that files are kept on, for who operates the node"
    filesRoom: FilesRoom! @needs(permission: "queue:operate")
  }

  type FilesRoom {
    "null: files lie in a bucket, or the disk does not say"
    freeBytes: Float
    totalBytes: Float
    "below this uploads are refused (FILES_KEEP_FREE_BYTES)"
    keepFreeBytes: Float!
  }
`;
