"""What the casebook tells while a call is held, shown on the screen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from engine.calls.call import Answered, Event, FixTried, Withdrawn
from engine.calls.course import Course, finding_of
from engine.casebook.calls import CallHead
from engine.casebook.gist import unknown_to
from engine.casebook.news import News, NotTakenOver, Storing, TakenOver, Unfinished
from engine.casebook.trouble import Damaged, Trouble
from kb.model import Language, Pack, Text
from kb.text import clean_line, shortened
from tui.call import session as calls
from tui.call.keeping import Keeping
from tui.cli.console import filled
from tui.words.call import fill
from tui.words.casebook import KEEPING, in_words

if TYPE_CHECKING:
    from tui.app import Advisor


_LONGEST = 60
"""So many characters of a name are shown where calls are offered."""
_MOST = 5
"""So much of what the pack does not know any more is named."""


def heard(advisor: Advisor, news: News) -> None:
    """Show what the casebook tells; go on with a call that was taken over."""
    if isinstance(news, Storing):
        advisor.warn(None if news.trouble is None else not_saved(news.trouble, news.detail))
        if news.trouble is None:
            advisor.say(KEEPING["saved-again"])
    elif isinstance(news, Unfinished):
        if news.calls:
            advisor.offer(news.calls)
    elif isinstance(news, TakenOver):
        advisor.go_on(calls.resumed(advisor.view.session.pack, news.course), news)
        advisor.say(resumed_line(news, advisor.view.session.pack))
    elif isinstance(news, NotTakenOver):
        advisor.say(KEEPING["not-resumed"])
    else:
        advisor.say(damaged(news))


def not_saved(trouble: Trouble, detail: str) -> Text:
    """Return the line that says that the call is only in memory, and why."""
    return filled(KEEPING["not-saved"], why=in_words(trouble, detail))


def damaged(news: Damaged) -> Text:
    """Return the line that says where a damaged casebook is now."""
    return filled(KEEPING["damaged"], file=clean_line(str(news.file)), calls=news.calls, in_part=news.in_part)


def closed(keeping: Keeping) -> tuple[Text, ...]:
    """Close the casebook; return what there is to say: that it was damaged, or that not all is stored."""
    stored = keeping.close()
    missing, count = keeping.missing
    said = () if keeping.damaged is None else (damaged(keeping.damaged),)
    return said if stored else (*said, filled(KEEPING["not-saved-at-end"], missing=missing, count=count))


def started(head: CallHead) -> str:
    """Return when a call began, as the clock on the wall shows it."""
    return f"{head.started.astimezone():%Y-%m-%d %H:%M}"


def named(head: CallHead, language: Language) -> str:
    """Return the ticket number and the box of a call in short, or that it has neither."""
    names = (shortened(name, _LONGEST) for name in (head.ticket, head.about) if name)
    return ", ".join(names) or fill(KEEPING["no-name"], language)


def resumed_line(news: TakenOver, pack: Pack) -> Text:
    """Return the line that says which call goes on, and what of it does not count any more."""
    lines = [filled(KEEPING["resumed"], when=started(news.call.head))]
    if news.call.unread is not None:
        lines.append(filled(KEEPING["resumed-in-part"], place=news.call.unread[0] + 1))
    events = (_named(event) for event in unknown_to(pack, news.course))
    unknown = list(dict.fromkeys((*events, *_unknown_lines(pack, news.course))))
    if unknown:
        what, more = ", ".join(unknown[:_MOST]), len(unknown) - _MOST
        known = "not-known-more" if more > 0 else "not-known"
        lines.append(filled(KEEPING[known], what=what, more=more))
    return Text(" ".join(line.en for line in lines), " ".join(line.ko for line in lines))


def _named(event: Event) -> str:
    """Return an event that the pack does not know, by its ids."""
    if isinstance(event, Answered):
        return shortened(clean_line(f"{event.finding}={event.value}"), _LONGEST)
    if isinstance(event, FixTried):
        return clean_line(event.cause)
    return clean_line(event.finding if isinstance(event, Withdrawn) else "")


def _unknown_lines(pack: Pack, course: Course) -> Iterator[str]:
    """Yield typed values that wait, of findings that the pack does not know, by their ids."""
    for line, text in course.typed.items():
        finding = finding_of(line)
        if finding is not None and finding not in pack.findings:
            yield shortened(clean_line(f"{finding}={text}"), _LONGEST)
