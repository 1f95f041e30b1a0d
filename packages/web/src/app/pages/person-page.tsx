import { WriteToPerson } from '../../features/conversations/write-to-person.tsx';
import { ProfilePosts } from '../../features/posts/profile-posts.tsx';
import { ProfilePage } from '../../features/profiles/profile-page.tsx';
import { ReportPerson } from '../../features/reports/report-person.tsx';

/** Somebody's page, with what is done about people besides. */
export function PersonPage() {
  return (
    <ProfilePage
      posts={(profile) => <ProfilePosts key={profile.id} profile={profile} />}
      write={(person) => <WriteToPerson person={person} />}
      actions={({ username, displayName }) => <ReportPerson username={username} name={displayName} />}
    />
  );
}
