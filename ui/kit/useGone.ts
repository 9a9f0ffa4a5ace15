import * as React from 'react';

/** True in `current` once the component is gone: what answers after that has nobody to tell. */
export function useGone(): { readonly current: boolean } {
  const gone = React.useRef(false);
  React.useEffect(
    () => () => {
      gone.current = true;
    },
    [],
  );
  return gone;
}
