import type { Call } from '../http/call.js';
import type { Noun, Step } from '../http/resource.js';
import { reader, resource } from '../http/resource.js';
import { valueReply } from '../representation/values.js';

/** A text that SharePoint can keep in several languages (SP.UserResource). This service keeps one, the site's. */
interface UserResource {
  readonly text: string;
}

const userResourceNoun: Noun<UserResource> = {
  read: (call, { text }) => valueReply(call, 'Value', text),
  members: {
    getvalueforuiculture: (call, { text }) =>
      // Any culture gets the one text there is, as a site without other languages answers.
      reader(call, () => valueReply(call, 'GetValueForUICulture', text)),
  },
};

/** The steps `titleResource` and `descriptionResource` of a list, a web, a field or a content type. */
export function userResourceSteps<Node>(
  titleOf: (node: Node) => string,
  descriptionOf: (node: Node) => string,
): Record<'titleresource' | 'descriptionresource', Step<Node>> {
  const step =
    (textOfNode: (node: Node) => string): Step<Node> =>
    (call: Call, node) =>
      resource(userResourceNoun, call, { text: textOfNode(node) });
  return { titleresource: step(titleOf), descriptionresource: step(descriptionOf) };
}
