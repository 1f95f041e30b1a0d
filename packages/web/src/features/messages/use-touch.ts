import { useMediaQuery } from '@mantine/hooks';

/** Written with thumbs: Enter begins a new line there, and a button sends. */
export function useTouch(): boolean {
  return useMediaQuery('(max-width: 767px), (pointer: coarse)', false, { getInitialValueInEffect: false });
}
