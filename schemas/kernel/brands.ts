declare const brand: unique symbol;

/** A value that was checked when it was made: a plain string or number of this kind is not accepted in its place. */
export type Branded<T, Name extends string> = T & { readonly [brand]: Name };

/** SharePoint's integer id of an item in its list. Never used again after a delete. */
export type ItemId = Branded<number, 'ItemId'>;
/** The version tag of an item as SharePoint sends it, quotation marks included. */
export type ETag = Branded<string, 'ETag'>;
/** The id of a person or group within one site (not the directory's id). */
export type SiteUserId = Branded<number, 'SiteUserId'>;
/** Ten digits that pass the modulus 11 check. */
export type NhsNumber = Branded<string, 'NhsNumber'>;
/** The key of a row: prefix, random part and check character, as in PHB-7K3Q-9F2X. */
export type Reference<Prefix extends string = string> = Branded<string, `Reference ${Prefix}`>;
