// Of SharePoint Framework's core library, ListView needs one thing.
export const Guid = { newGuid: () => crypto.randomUUID() };
