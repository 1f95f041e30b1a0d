import type { Screen } from './screen.ts';
import {
  sessionScreens,
  signInScreens,
  signUpByLinkScreens,
  signUpScreens,
  youScreens,
} from './screens/accounts.ts';
import { catchUpScreens } from './screens/catch-up.ts';
import { chatScreens } from './screens/chat.ts';
import { communityScreens } from './screens/communities.ts';
import { credentialScreens } from './screens/credentials.ts';
import { draftScreens } from './screens/drafts.ts';
import { feedScreens } from './screens/feeds.ts';
import { fileScreens } from './screens/files.ts';
import { formScreens } from './screens/forms.ts';
import { appearanceScreens, frameScreens, homeScreens } from './screens/frame.ts';
import { goalScreens } from './screens/goals.ts';
import { graphScreens } from './screens/graph.ts';
import { mediaScreens } from './screens/media.ts';
import { notificationScreens } from './screens/notifications.ts';
import { oidcScreens } from './screens/oidc.ts';
import { openPageScreens } from './screens/open-pages.ts';
import { operatorScreens } from './screens/operator.ts';
import { passkeyScreens } from './screens/passkeys.ts';
import { peaceScreens } from './screens/peace.ts';
import { postDraftScreens } from './screens/post-drafts.ts';
import { postScreens } from './screens/posts.ts';
import { profileScreens } from './screens/profiles.ts';
import { searchScreens } from './screens/search.ts';
import { spaceScreens } from './screens/spaces.ts';
import { tokenScreens } from './screens/tokens.ts';
import { yourDataScreens } from './screens/your-data.ts';

/**
 * Every screen of the client. A feature adds its own to its file, with each of the states that it designed. The order
 * counts: what one screen makes, a later one of the same person finds.
 */
export const screens: readonly Screen[] = [
  ...signInScreens,
  ...oidcScreens,
  ...passkeyScreens,
  ...signUpScreens,
  ...credentialScreens,
  ...homeScreens,
  ...youScreens,
  ...mediaScreens,
  ...sessionScreens,
  ...tokenScreens,
  ...communityScreens,
  ...spaceScreens,
  ...postScreens,
  ...postDraftScreens,
  ...openPageScreens,
  ...chatScreens,
  ...fileScreens,
  ...draftScreens,
  ...goalScreens,
  ...searchScreens,
  ...catchUpScreens,
  ...notificationScreens,
  ...profileScreens,
  ...graphScreens,
  ...feedScreens,
  ...peaceScreens,
  ...operatorScreens,
  ...formScreens,
  ...signUpByLinkScreens,
  ...appearanceScreens,
  ...yourDataScreens,
  ...frameScreens,
];
