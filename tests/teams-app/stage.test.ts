import type { MountedPart } from '@phb/ui';
import { stage } from '../../teams-app/tab/stage.js';
import type { Stage, Staged } from '../../teams-app/tab/stage.js';
import type { TeamsContext } from '../../teams-app/tab/teams.js';

const at = (part: TeamsContext['part'], caseRef?: string): TeamsContext => ({
  part,
  pageId: part,
  appId: 'app',
  theme: 'default',
  openCase: caseRef === undefined ? undefined : { caseRef },
});

/** A stage whose parts only note what is done to them. */
function noted(): {
  readonly parts: Stage;
  readonly log: string[];
  unsaved: boolean;
  answer: (leave: boolean) => void;
} {
  const log: string[] = [];
  let asked: (() => void) | undefined;
  const mount = ({ part, openCase }: TeamsContext): Staged => {
    log.push(`mount ${part}${openCase === undefined ? '' : ` ${openCase.caseRef}`}`);
    const mounted: MountedPart = {
      update: () => undefined,
      unmount: () => void log.push(`unmount ${part}`),
      hasUnsavedChanges: () => made.unsaved,
      leave: (go) => {
        if (made.unsaved) asked = go;
        else go();
      },
    };
    return { mounted, retheme: () => void log.push(`retheme ${part}`) };
  };
  const made = {
    log,
    unsaved: false,
    parts: stage(mount),
    answer: (leave: boolean) => {
      if (asked === undefined) throw new Error('nothing was asked');
      if (leave) {
        made.unsaved = false;
        asked();
      }
      asked = undefined;
    },
  };
  return made;
}

describe('the part in the tab', () => {
  it('is taken away while nobody looks, and comes back', () => {
    const { parts, log } = noted();
    parts.show(at('register'));
    parts.leave();
    parts.leave();
    parts.show(at('register'));
    expect(log).toEqual(['mount register', 'unmount register', 'mount register']);
  });

  it('is kept as it is while it holds something unsaved', () => {
    const made = noted();
    made.parts.show(at('register', 'PHB-2222-2222'));
    made.unsaved = true;
    made.parts.leave();
    made.parts.show(at('register'));
    made.parts.show(at('register', 'PHB-2222-2222'));
    expect(made.log).toEqual(['mount register PHB-2222-2222']);
    made.parts.retheme();
    expect(made.log.at(-1)).toBe('retheme register');
  });

  it('asks before another part or case takes the place of something unsaved', () => {
    const made = noted();
    made.parts.show(at('register'));
    made.unsaved = true;
    made.parts.leave();
    made.parts.show(at('reviews'));
    expect(made.log).toEqual(['mount register']);
    made.answer(false);
    made.parts.show(at('register', 'PHB-3222-2224'));
    expect(made.log).toHaveLength(1);
    made.answer(true);
    expect(made.log.slice(1)).toEqual(['unmount register', 'mount register PHB-3222-2224']);
  });
});
