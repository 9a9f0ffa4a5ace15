import type { ModuleLoader } from './amd.js';

function member(target: object, key: PropertyKey): unknown {
  return Reflect.get(target, key);
}

/** A value that can be called, constructed and asked for any property, and does nothing: never a promise. */
function nothingAtAll(): object {
  const members = new Map<PropertyKey, unknown>();
  return new Proxy(
    function nothing(): undefined {
      return undefined;
    },
    {
      get: (target, key) => {
        if (key === 'then' || typeof key === 'symbol') return undefined;
        if (key === '__esModule') return true;
        if (key === 'prototype') return member(target, key);
        if (!members.has(key)) members.set(key, nothingAtAll());
        return members.get(key);
      },
      construct: () => nothingAtAll(),
      apply: () => undefined,
    },
  );
}

/** A module of which only the named exports do something. */
function standIn(exports: Readonly<Record<string, unknown>> = {}): object {
  const rest = nothingAtAll();
  return new Proxy(exports, {
    get: (target, key) => member(Reflect.has(target, key) ? target : rest, key),
    has: () => true,
  });
}

/** SPFx's own components bring their styles as text; the workbench's pages need none of the theming. */
function loadStyles(styles: unknown): void {
  if (typeof styles !== 'string') return;
  const element = document.createElement('style');
  element.textContent = styles;
  document.head.append(element);
}

/**
 * Stands in for what SharePoint has and npm has not: Microsoft's unpublished modules (telemetry, flights, edit mode),
 * the themed style loader, and the property pane, which no page of the workbench opens.
 */
export function addStandIns(loader: ModuleLoader): void {
  const unflighted = { getVariantAndLogExposure: () => undefined, _getVariantWithoutLogging: () => undefined };
  loader.add('@msinternal/odsp-core-bundle', { value: standIn(unflighted) });
  for (const name of ['sp-telemetry', 'sp-edit-customer-promise', 'sp-idle-web-task', 'sp-safehtml'])
    loader.add(`@msinternal/${name}`, { value: standIn() });
  loader.add('@microsoft/load-themed-styles', { value: standIn({ loadStyles }) });
  loader.add('@microsoft/sp-property-pane', { value: standIn() });
}
