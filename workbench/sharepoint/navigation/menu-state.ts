import { bodyObject } from '../http/body.js';
import type { Call } from '../http/call.js';
import type { Noun, Resource } from '../http/resource.js';
import { reader, resource } from '../http/resource.js';
import type { JsonObject } from '../json.js';
import { flagOf, textOf } from '../json.js';
import type { StoredRecord } from '../records/record-table.js';
import { complexReply, valueReply } from '../representation/values.js';
import { nodesOf } from './navigation.js';

function menuNode(call: Call, node: StoredRecord, depth: number): JsonObject {
  const children = depth > 1 ? nodesOf(call, { menu: 'quicklaunch', parent: node }) : [];
  return {
    AudienceIds: [],
    CurrentLCID: 1033,
    CustomProperties: [],
    FriendlyUrlSegment: '',
    IsDeleted: false,
    IsHidden: !flagOf({ IsVisible: true, ...node.properties }, 'IsVisible'),
    Key: String(2_000 + node.id),
    Nodes: children.map((child) => menuNode(call, child, depth - 1)),
    NodeType: 0,
    OpenInNewWindow: null,
    SimpleUrl: textOf(node.properties, 'Url') ?? '',
    Title: textOf(node.properties, 'Title') ?? '',
    Translations: [],
  };
}

const noun: Noun<undefined> = {
  members: {
    menustate: (call) =>
      reader(call, () => {
        const depth = Number(bodyObject(call)['depth'] ?? 10);
        const nodes = nodesOf(call, { menu: 'quicklaunch', parent: undefined });
        return complexReply(call, 'MenuState', 'SP.Publishing.Navigation.MenuState', {
          FriendlyUrlPrefix: '',
          Nodes: nodes.map((node) => menuNode(call, node, depth)),
          SimpleUrl: '',
          SPSitePrefix: call.site.path,
          SPWebPrefix: call.web.path,
          StartingNodeKey: '1025',
          StartingNodeTitle: 'Quick launch',
          Version: call.web.created,
        });
      }),
    menunodekey: (call) =>
      reader(call, () => {
        const url = textOf(bodyObject(call), 'currentUrl')?.toLowerCase() ?? '';
        const nodes = nodesOf(call, { menu: 'quicklaunch', parent: undefined });
        const node = nodes.find((each) => textOf(each.properties, 'Url')?.toLowerCase() === url);
        return valueReply(call, 'MenuNodeKey', node === undefined ? '' : String(2_000 + node.id));
      }),
  },
};

/** `_api/navigation`: the menu as one answer, for the pages of a site. */
export function navigationServiceResource(call: Call): Resource {
  return resource(noun, call, undefined);
}
