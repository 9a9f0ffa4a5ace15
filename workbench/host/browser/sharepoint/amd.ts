/** How a module is found: at an address, or as a value that stands in for it. */
type ModuleSource = { readonly url: string } | { readonly value: unknown };

/** Loads SPFx's modules and the web parts' bundle, which are AMD modules, each once. */
export interface ModuleLoader {
  add(name: string, source: ModuleSource): void;
  readonly require: (name: string) => Promise<unknown>;
}

/** What a module is made by; AMD says no more of it. */
type Factory = (...dependencies: readonly unknown[]) => unknown;

function isFactory(value: unknown): value is Factory {
  return typeof value === 'function';
}

interface Definition {
  readonly dependencies: readonly string[];
  readonly factory: unknown;
}

type Define = ((first: unknown, second?: unknown, third?: unknown) => void) & { amd?: object };

declare global {
  interface Window {
    define?: Define;
  }
}

/** Installs `define` on the page. */
export function openModuleLoader(): ModuleLoader {
  const sources = new Map<string, ModuleSource>();
  const modules = new Map<string, Promise<unknown>>();
  /** A script's `define` runs before its load event, so each script finds what it defined itself. */
  const defined = new WeakMap<object, Definition>();

  const define: Define = (...given: readonly unknown[]) => {
    const rest = typeof given[0] === 'string' ? given.slice(1) : given;
    const [first, second] = rest;
    const definition: Definition = Array.isArray(first)
      ? { dependencies: first.map(String), factory: second }
      : { dependencies: [], factory: first };
    if (document.currentScript !== null) defined.set(document.currentScript, definition);
  };
  define.amd = {};
  window.define = define;

  const runScript = (url: string): Promise<Definition | undefined> =>
    new Promise((resolve, reject) => {
      const script = document.createElement('script');
      script.src = url;
      script.crossOrigin = 'anonymous';
      script.onload = () => resolve(defined.get(script));
      script.onerror = () => reject(new Error(`The script ${url} could not be loaded.`));
      document.head.append(script);
    });

  const instantiate = async (name: string): Promise<unknown> => {
    const source = sources.get(name);
    if (source === undefined) throw new Error(`The page knows no module called ${name}.`);
    if ('value' in source) return source.value;
    const definition = await runScript(source.url);
    if (definition === undefined) return undefined;
    const exports = {};
    const given = await Promise.all(
      definition.dependencies.map(async (dependency) => {
        if (dependency === 'exports') return exports;
        return dependency === 'require' ? loader.require : await loader.require(dependency);
      }),
    );
    if (!isFactory(definition.factory)) return definition.factory;
    const made = definition.factory(...given);
    return made === undefined ? exports : made;
  };

  const loader: ModuleLoader = {
    add: (name, source) => void sources.set(name, source),
    require: (name) => {
      const known = modules.get(name);
      if (known !== undefined) return known;
      const loading = instantiate(name);
      modules.set(name, loading);
      return loading;
    },
  };
  return loader;
}
