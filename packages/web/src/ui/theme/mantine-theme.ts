import {
  ActionIcon,
  Button,
  type CSSVariablesResolver,
  createTheme,
  type ExtendComponent,
  type InputFactory,
  type InputWrapperFactory,
  type MantineColorsTuple,
  Menu,
  type RadioFactory,
  type SegmentedControlFactory,
  type SwitchFactory,
  Tooltip,
} from '@mantine/core';
import classes from './mantine-theme.module.css';

// The library wants ten shades. The ones it paints with are replaced by our tokens below.
const indigo: MantineColorsTuple = [
  ...(['#eeeefb', '#dcdcf6', '#b6b8ec', '#8f92e2', '#7074da', '#5d61d5'] as const),
  ...(['#5458d0', '#4549b8', '#3d41a5', '#323692'] as const),
];

// Of what only forms use its type alone is named here: the components come with the page that has a form.
const inForms = {
  InputWrapper: {
    classNames: {
      label: classes.label ?? '',
      description: classes.description ?? '',
      error: classes.error ?? '',
    },
  } satisfies ExtendComponent<InputWrapperFactory>,
  Input: { classNames: { input: classes.input ?? '' } } satisfies ExtendComponent<InputFactory>,
  Radio: {
    classNames: { radio: classes.radio ?? '', description: classes.beside ?? '' },
  } satisfies ExtendComponent<RadioFactory>,
  Switch: { classNames: { description: classes.beside ?? '' } } satisfies ExtendComponent<SwitchFactory>,
  SegmentedControl: {
    classNames: {
      root: classes.segments ?? '',
      indicator: classes.indicator ?? '',
      label: classes.segment ?? '',
    },
  } satisfies ExtendComponent<SegmentedControlFactory>,
};

export const mantineTheme = createTheme({
  primaryColor: 'indigo',
  colors: { indigo },
  fontFamily: 'var(--font)',
  fontFamilyMonospace: 'var(--font-code)',
  fontSizes: { xs: '0.8125rem', sm: '0.9375rem', md: '0.9375rem', lg: '1.25rem', xl: '1.25rem' },
  defaultRadius: 8,
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    ...inForms,
    Button: Button.extend({ defaultProps: { size: 'sm' }, classNames: { root: classes.button ?? '' } }),
    ActionIcon: ActionIcon.extend({ defaultProps: { variant: 'subtle', color: 'gray', size: 36 } }),
    Menu: Menu.extend({
      // Beside its button, so that it stays in the landmark that the button is in.
      defaultProps: {
        transitionProps: { duration: 100 },
        withinPortal: false,
        withInitialFocusPlaceholder: false,
      },
      classNames: { dropdown: classes.dropdown ?? '', item: classes.item ?? '' },
    }),
    Tooltip: Tooltip.extend({
      defaultProps: {
        openDelay: 300,
        transitionProps: { duration: 100 },
        events: { hover: true, focus: true, touch: false },
      },
    }),
  },
});

/** The design system's own names for our tokens: a component of it looks like one of ours, in both themes. */
export const mantineVariables: CSSVariablesResolver = () => {
  const shared = {
    '--mantine-color-body': 'var(--surface-page)',
    '--mantine-color-text': 'var(--ink)',
    '--mantine-color-dimmed': 'var(--ink-faint)',
    '--mantine-color-placeholder': 'var(--ink-faint)',
    '--mantine-color-anchor': 'var(--accent)',
    '--mantine-color-error': 'var(--danger)',
    '--mantine-color-default': 'var(--surface-float)',
    '--mantine-color-default-hover': 'var(--surface-hover)',
    '--mantine-color-default-color': 'var(--ink)',
    '--mantine-color-default-border': 'var(--line-button)',
    '--mantine-color-indigo-filled': 'var(--accent-fill)',
    '--mantine-color-indigo-filled-hover': 'var(--accent-fill-hover)',
    '--mantine-color-indigo-light-color': 'var(--accent)',
    '--mantine-color-indigo-text': 'var(--accent)',
    '--mantine-color-red-filled': 'var(--danger-fill)',
    '--mantine-color-red-filled-hover': 'var(--danger-fill-hover)',
    '--mantine-color-red-light-color': 'var(--danger)',
    '--mantine-color-gray-light-color': 'var(--ink-soft)',
    '--mantine-color-gray-light-hover': 'var(--surface-hover)',
    '--mantine-color-disabled': 'var(--surface-hover)',
    '--mantine-color-disabled-color': 'var(--ink-faint)',
    '--mantine-color-disabled-border': 'var(--line)',
    '--mantine-color-dark-filled': 'var(--surface-float)',
  };
  return { variables: {}, light: shared, dark: shared };
};
