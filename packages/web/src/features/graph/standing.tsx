import type { Relation } from '@weft/contract/graph.ts';
import type { Person } from '@weft/contract/people.ts';
import type { ReactNode } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import { AnswerButtons } from './answer-buttons.tsx';
import { FollowButton } from './follow-button.tsx';
import classes from './standing.module.css';
import { TieMenu } from './tie-menu.tsx';

interface StandingProps {
  readonly person: Pick<Person, 'id' | 'displayName'>;
  readonly relation: Relation;
  /** What else one can do with them, of features that come later. */
  readonly children?: ReactNode;
}

/** On somebody's page: how one stands to them, and what one can do about it. */
export function Standing({ person, relation, children }: StandingProps) {
  const t = useT();
  const { friends, followsMe, asksMe, muted } = relation;
  const said = friends ? 'graph.friends' : followsMe ? 'graph.followsYou' : undefined;
  return (
    <>
      {asksMe && (
        <div className={classes.asks}>
          <p>{t('graph.asks', { name: person.displayName })}</p>
          <div className={classes.answers}>
            <AnswerButtons person={person} />
          </div>
        </div>
      )}
      <div className={classes.standing}>
        <FollowButton person={person} relation={relation} />
        <TieMenu person={person} relation={relation} />
        {said !== undefined && <span className={classes.said}>{t(said)}</span>}
        {muted && <span className={classes.said}>{t('graph.isMuted')}</span>}
        {children}
      </div>
    </>
  );
}
