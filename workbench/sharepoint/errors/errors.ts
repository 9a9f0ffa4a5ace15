/** An error as SharePoint reports it: HTTP status, code number, .NET type name and a message for people. */
export class SharePointError extends Error {
  override readonly name = 'SharePointError';
  constructor(
    readonly status: number,
    readonly code: number,
    readonly type: string,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }

  /** `<number>, <.NET type>`: one string, as clients match it. */
  get wireCode(): string {
    return `${this.code}, ${this.type}`;
  }
}

const spException = 'Microsoft.SharePoint.SPException';
const clientNamespace = 'Microsoft.SharePoint.Client';

/** 401: nobody is signed in. */
export function notSignedIn(): SharePointError {
  return new SharePointError(401, -2147024891, 'System.UnauthorizedAccessException', accessDeniedText);
}

const accessDeniedText = 'Access is denied. (Exception from HRESULT: 0x80070005 (E_ACCESSDENIED))';

/** 403: signed in, but without the permission. */
export function accessDenied(): SharePointError {
  return new SharePointError(403, -2147024891, 'System.UnauthorizedAccessException', accessDeniedText);
}

/** 403: a digest is missing, forged or expired. */
export function invalidDigest(): SharePointError {
  return new SharePointError(
    403,
    -2130575252,
    spException,
    "The security validation for this page is invalid and might be corrupted. Please use your web browser's Back button to try your operation again.",
  );
}

/** 404: the path names nothing. */
export function unknownResource(name: string): SharePointError {
  return new SharePointError(
    404,
    -1,
    `${clientNamespace}.ResourceNotFoundException`,
    `Cannot find resource for the request ${name}.`,
  );
}

/** 404: no list of that title, or none that this person may see. */
export function unknownListTitle(title: string, siteUrl: string): SharePointError {
  return new SharePointError(
    404,
    -1,
    'System.ArgumentException',
    `List '${title}' does not exist at site with URL '${siteUrl}'.`,
  );
}

/** 404: no list of that id or address, or none that this person may see. */
export function unknownList(): SharePointError {
  return new SharePointError(
    404,
    -2130575322,
    spException,
    'List does not exist. The page you selected contains a list that does not exist. It may have been deleted by another user.',
  );
}

/** 404: no item of that id, or none that this person may see. */
export function unknownItem(): SharePointError {
  return new SharePointError(
    404,
    -2130575338,
    'System.ArgumentException',
    'Item does not exist. It may have been deleted by another user.',
  );
}

/** 404: an object named by title, name or id is not in its collection. */
export function notFound(message: string): SharePointError {
  return new SharePointError(404, -2147024809, 'System.ArgumentException', message);
}

/** 404: no field of that name or id in the list. */
export function unknownField(name: string): SharePointError {
  return new SharePointError(
    404,
    -2147024809,
    'System.ArgumentException',
    `Column '${name}' does not exist. It may have been deleted by another user.`,
  );
}

/** 400: a name in $select, $expand or $orderby that the type does not have. */
export function unknownProperty(name: string): SharePointError {
  return new SharePointError(400, -1, spException, `The field or property '${name}' does not exist.`);
}

/** 400: a column in $filter that the list does not have. */
export function unknownColumn(name: string): SharePointError {
  return new SharePointError(
    400,
    -1,
    spException,
    `Column '${name}' does not exist. It may have been deleted by another user.`,
  );
}

/** 400: `A/B` is asked for without `$expand=A`, or A is expanded without any of its fields. */
export function invalidProjection(path: string, navigation: string): SharePointError {
  return new SharePointError(
    400,
    -1,
    spException,
    `The query to field '${path}' is not valid. The $select query string must specify the target fields and the $expand query string must contains ${navigation}.`,
  );
}

/** 400: the query or body is malformed. */
export function invalidQuery(message: string): SharePointError {
  return new SharePointError(400, -1, `${clientNamespace}.InvalidClientQueryException`, message);
}

/** 400: the query is well formed but asks what SharePoint does not do. */
export function unsupportedQuery(message: string): SharePointError {
  return new SharePointError(400, -1, spException, message);
}

/** 400: a parameter has a value that the method does not take. */
export function invalidArgument(message: string): SharePointError {
  return new SharePointError(400, -2147024809, 'System.ArgumentException', message);
}

/** 404: no file or folder of that name or address, or none that this person may see. */
export function fileNotFound(): SharePointError {
  return new SharePointError(404, -2147024894, 'System.IO.FileNotFoundException', 'File Not Found.');
}

/** 400: another file or folder has the name. */
export function nameTaken(name: string): SharePointError {
  return new SharePointError(400, -2130575257, spException, `A file or folder with the name ${name} already exists.`);
}

/** 400: a name of a file or folder has characters, blanks or dots where it may not. */
export function invalidFileName(name: string): SharePointError {
  return new SharePointError(
    400,
    -2130575245,
    spException,
    `The file or folder name "${name}" contains characters that are not permitted.  Please use a different name.`,
  );
}

/** 400: the address of a file or folder, or one name in it, is too long. */
export function pathTooLong(): SharePointError {
  return new SharePointError(
    400,
    -2147024690,
    'System.IO.PathTooLongException',
    'The specified file or folder name is too long. The URL path for all files and folders must be 400 characters or less (and no more than 255 characters for any single file or folder name in the URL). Please type a shorter file or folder name.',
  );
}

/** 423: somebody else has the file checked out. */
export function fileCheckedOut(path: string, login: string): SharePointError {
  return new SharePointError(
    423,
    -2147024738,
    'Microsoft.SharePoint.SPFileCheckOutException',
    `The file "${path}" is checked out for editing by ${login}.`,
  );
}

/** 400: a value does not fit its column. */
export function invalidValue(message: string): SharePointError {
  return new SharePointError(400, -2130575340, spException, message);
}

/** 406: the client takes neither JSON nor Atom. */
export function notAcceptable(): SharePointError {
  return new SharePointError(
    406,
    -1,
    `${clientNamespace}.ClientServiceException`,
    'The HTTP header ACCEPT is missing or its value is invalid.',
  );
}

/** 415: a body that is not JSON. */
export function unsupportedMediaType(): SharePointError {
  return new SharePointError(
    415,
    -1,
    `${clientNamespace}.ClientServiceException`,
    'The HTTP header CONTENT-TYPE is missing or its value is invalid: send application/json.',
  );
}

/** 405: the object exists, but does not know the verb. */
export function methodNotAllowed(): SharePointError {
  return new SharePointError(
    405,
    -1,
    `${clientNamespace}.ClientServiceException`,
    'The HTTP method used for this request is not allowed for this resource.',
  );
}

/** 400: more bytes than a request may have. */
export function bodyTooLarge(limit: number): SharePointError {
  return new SharePointError(
    400,
    -1,
    `${clientNamespace}.InvalidClientQueryException`,
    `The maximum number of bytes allowed to be read from the stream has been exceeded. After the last read operation, the stream has reached the maximum of ${limit} bytes.`,
  );
}

/** A status that was asked for, or that a budget of requests gave: 429 and the like. */
export function refusedOnDemand(status: number): SharePointError {
  const message =
    status === 429
      ? 'The request has been throttled: too many requests were sent. Wait as long as Retry-After says.'
      : status >= 500
        ? 'The server is busy. Try again later.'
        : 'The request was refused on demand.';
  return new SharePointError(status, -1, `${clientNamespace}.ClientServiceException`, message);
}

/** 412: If-Match names another version than the stored one. */
export function staleETag(sent: string, stored: string): SharePointError {
  return new SharePointError(
    412,
    -1,
    `${clientNamespace}.ClientServiceException`,
    `The request ETag value '${sent}' does not match the object's ETag value '${stored}'.`,
  );
}

/** 500: another item has the same value in a column that enforces unique values. */
export function duplicateValues(field: string): SharePointError {
  return new SharePointError(
    500,
    -2130575169,
    'Microsoft.SharePoint.SPDuplicateValuesFoundException',
    `The list item could not be added or updated because duplicate values were found in the following field(s) in the list: [${field}].`,
  );
}

/** 500: the query would have to read more rows than the list view threshold allows. */
export function listViewThreshold(): SharePointError {
  return new SharePointError(
    500,
    -2147024860,
    'Microsoft.SharePoint.SPQueryThrottledException',
    'The attempted operation is prohibited because it exceeds the list view threshold.',
  );
}

/** 500: more lookup and person columns are joined than a query may have. */
export function lookupThreshold(): SharePointError {
  return new SharePointError(
    500,
    -2147024749,
    'Microsoft.SharePoint.SPQueryThrottledException',
    'The query cannot be completed because the number of lookup columns it contains exceeds the lookup column threshold.',
  );
}

/** 500: another list of the web has the title. */
export function duplicateListTitle(): SharePointError {
  return new SharePointError(
    500,
    -2130575342,
    spException,
    'A list, survey, discussion board, or document library with the specified title already exists in this Web site.  Please choose another title.',
  );
}

/** 500: another content type of the list or web has the name. */
export function duplicateContentType(name: string): SharePointError {
  return new SharePointError(500, -2130575255, spException, `A duplicate content type "${name}" was found.`);
}

/** 500: another field of the list has the name or id. */
export function duplicateFieldName(): SharePointError {
  return new SharePointError(
    500,
    -2130575306,
    'Microsoft.SharePoint.SPDuplicateFieldNameException',
    'A duplicate field name was found.',
  );
}

/** 500: a rule of the product is broken; the message says which. */
export function refused(message: string, code = -1): SharePointError {
  return new SharePointError(500, code, spException, message);
}

/** 500: an item breaks a validation formula of its list or of a field. */
export function validationFailed(message = 'List data validation failed.'): SharePointError {
  return new SharePointError(500, -2130575162, 'Microsoft.SharePoint.SPListDataValidationException', message);
}

const formulaFaults = {
  syntax: [-2130575273, 'The formula contains a syntax error or is not supported.'],
  'too long': [-2130575272, 'The formula is too long.'],
  'unknown column': [
    -2130575270,
    'The formula refers to a column that does not exist.  Check the formula for spelling mistakes or change the non-existing column to an existing column.',
  ],
  'type of column': [
    -2130575271,
    'One or more column references are not allowed, because the columns are defined as a data type that is not supported in formulas.',
  ],
  volatile: [-2130575273, 'Calculated columns cannot contain volatile functions like Today and Me.'],
  'another column': [
    -2130575268,
    'The formula cannot refer to another column.  Check the formula for spelling errors or update the formula to reference only this column.',
  ],
  circular: [-2130575269, 'The formula results in a circular reference.'],
} as const;

/** 500: a formula cannot be saved. The texts are SharePoint's; the numbers are readings. */
export function formulaRefused(fault: keyof typeof formulaFaults): SharePointError {
  const [code, message] = formulaFaults[fault];
  return refused(message, code);
}

/** 500: the change token is malformed, of another object, or older than the log. */
export function invalidChangeToken(): SharePointError {
  return new SharePointError(
    500,
    -2130575173,
    spException,
    'The change token is invalid: it refers to another object or to a time before the start of the change log.',
  );
}

/** 500: the data file cannot grow. Nothing was stored; reading goes on. */
export function diskFull(): SharePointError {
  return new SharePointError(500, -2147024784, 'System.IO.IOException', 'There is not enough space on the disk.');
}

/** 500: a fault of this service, never of the request. The cause goes to the log, not to the client. */
export function unexpected(cause: unknown): SharePointError {
  return new SharePointError(500, -1, 'System.Exception', 'An unexpected error has occurred.', { cause });
}

/** 500: a query names a field that the list does not have. */
export function unknownQueryField(name: string): SharePointError {
  return new SharePointError(
    500,
    -2130575340,
    spException,
    `One or more field types are not installed properly. Go to the list settings page to delete these fields. (${name})`,
  );
}

/** 400: a view or query is no CAML, or asks what is not done. */
export function invalidCaml(message: string): SharePointError {
  return new SharePointError(400, -2147467259, spException, `Cannot complete this action. ${message}`);
}
