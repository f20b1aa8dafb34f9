"""Phrases that say when, by example: what each means on Sunday, 9 March 2025, and what only looks like one."""

import itertools
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.claims import DateMention
from dateline.model import Span
from dateline.text.dates import dates, time_of
from dateline.text.sentences import split

SUNDAY = date(2025, 3, 9)


def _found(text: str, published: date | None = SUNDAY) -> tuple[DateMention, ...]:
    return dates(text, split(text), published)


def _said(mention: DateMention) -> str:
    """ "2025-03-03..2025-03-05 2"; a single day once; "words"."""
    when = mention.when
    if when is None:
        return "words"
    days = str(when.first) if when.first == when.last else f"{when.first}..{when.last}"
    return f"{days} {when.precision}"


ALONE = [
    # Days of the week
    ("On Saturday, troops advanced.", "On Saturday", "2025-03-08 1"),
    ("On Sunday, troops advanced.", "On Sunday", "2025-03-09 1"),
    ("It fell last Saturday.", "last Saturday", "2025-03-08 1"),
    ("It fell last Sunday.", "last Sunday", "2025-03-02 1"),
    ("Sudan's army said Thursday it had retaken Wad Madani.", "Thursday", "2025-03-06 1"),
    ("The talks will be held in Jeddah on Saturday, he said.", "on Saturday", "2025-03-15 1"),
    ("On Saturday, both delegations will meet in Riyadh.", "On Saturday", "2025-03-15 1"),
    ("Talks on Tuesday will decide it.", "on Tuesday", "2025-03-11 1"),
    ("They meet next Tuesday.", "next Tuesday", "2025-03-11 1"),
    ("The ministry said on Saturday that it will send troops.", "on Saturday", "2025-03-08 1"),
    ("He said talks would resume on Monday.", "on Monday", "2025-03-10 1"),
    ("M23 will not withdraw, its spokesman said on Friday.", "on Friday", "2025-03-07 1"),
    ("It is besieged since Monday.", "since Monday", "2025-03-03 1"),
    ("By Friday they had left.", "By Friday", "2025-03-07 1"),
    ("The crew promises to stop them by Friday.", "by Friday", "2025-03-14 1"),
    ("A drone fell on Tuesday night.", "on Tuesday night", "2025-03-04 1"),
    ("In the early hours of Friday a market burnt.", "In the early hours of Friday", "2025-03-07 1"),
    ("It was struck overnight into Sunday.", "overnight into Sunday", "2025-03-08..2025-03-09 1"),
    (
        "It was struck overnight from Saturday to Sunday.",
        "overnight from Saturday to Sunday",
        "2025-03-08..2025-03-09 1",
    ),
    ("From Monday to Wednesday it rained.", "From Monday to Wednesday", "2025-03-03..2025-03-05 2"),
    ("It fell on Tuesday of last week.", "on Tuesday of last week", "2025-02-25 1"),
    # Near days
    ("Shells fell yesterday.", "yesterday", "2025-03-08 1"),
    ("Shells fell the day before yesterday.", "the day before yesterday", "2025-03-07 1"),
    ("Drones struck overnight.", "overnight", "2025-03-08..2025-03-09 1"),
    ("Drones struck this morning.", "this morning", "2025-03-09 1"),
    ("Nine have died since dawn.", "since dawn", "2025-03-09 1"),
    ("Since the start of the day they dropped bombs.", "Since the start of the day", "2025-03-09 1"),
    ("Talks begin tomorrow.", "tomorrow", "2025-03-10 1"),
    # Days of a month
    ("Gas stopped on January 1.", "on January 1", "2025-01-01 1"),
    ("Gas stopped on 1 Jan. 2025.", "on 1 Jan. 2025", "2025-01-01 1"),
    ("It began on 12 May 2024.", "on 12 May 2024", "2024-05-12 1"),
    ("It began on May 12, 2024, at dawn.", "on May 12, 2024", "2024-05-12 1"),
    ("It ended 2025-03-08.", "2025-03-08", "2025-03-08 1"),
    ("It ended on the 08.03.2025.", "08.03.2025", "2025-03-08 1"),
    ("It ended on 25/02/2025.", "25/02/2025", "2025-02-25 1"),
    ("It ended on 3/4/2025.", "3/4/2025", "words"),
    ("On 31 June nothing happened.", "On 31 June", "words"),
    ("On Thursday, Feb. 27, he left.", "On Thursday, Feb. 27", "2025-02-27 1"),
    ("It stopped on 20 March last year.", "on 20 March last year", "2024-03-20 1"),
    ("The truce lasts until 30 March.", "until 30 March", "2025-03-30 1"),
    ("On 15 March the two sides sign.", "On 15 March", "2025-03-15 1"),
    ("The October 7 attacks began it.", "October 7", "2023-10-07 1"),
    ("It was hit on the morning of 6 March.", "on the morning of 6 March", "2025-03-06 1"),
    ("They left on the 5th.", "on the 5th", "2025-03-05 1"),
    # Ahead, where nothing in the clause tells of the past
    ("He ordered that units be supplied before 15 May.", "15 May", "2025-05-15 1"),
    ("The vote is on 20 May.", "on 20 May", "2025-05-20 1"),
    ("They struck it on 20 May.", "on 20 May", "2024-05-20 1"),
    ("He must leave by 20 May.", "by 20 May", "2025-05-20 1"),
    ("By 20 May they had left.", "By 20 May", "2024-05-20 1"),
    ("Talks were postponed until Tuesday.", "until Tuesday", "2025-03-11 1"),
    ("They were given until Tuesday to leave.", "until Tuesday", "2025-03-11 1"),
    ("The truce held until Tuesday.", "until Tuesday", "2025-03-04 1"),
    ("The school stays closed until Tuesday.", "until Tuesday", "2025-03-11 1"),
    ("A vote set for 20 May was cancelled.", "20 May", "2025-05-20 1"),
    ("They had planned to take it by 9 February.", "by 9 February", "2025-02-09 1"),
    ("Oil could reach the coast by Friday.", "by Friday", "2025-03-14 1"),
    ("The union announces a strike from Tuesday.", "Tuesday", "2025-03-11 1"),
    ("The road is closed from Tuesday.", "Tuesday", "2025-03-11 1"),
    ("By Friday some 79,000 people had left.", "By Friday", "2025-03-07 1"),
    ("Images from Tuesday showed it.", "Tuesday", "2025-03-04 1"),
    ("They agreed to a call on Tuesday.", "on Tuesday", "2025-03-11 1"),
    ("Of 12 visits planned on 2 March, 3 took place.", "on 2 March", "2025-03-02 1"),
    ("A study that is due soon, counted 31 graves on Monday.", "on Monday", "2025-03-03 1"),
    ("A car has been promised for Wednesday.", "Wednesday", "2025-03-12 1"),
    ("He expects more before the weekend.", "before the weekend", "2025-03-15..2025-03-16 1"),
    # Some days
    ("Footage published on March 4 and 5 shows it.", "on March 4 and 5", "2025-03-04..2025-03-05 1"),
    ("The battle of March 8-10 was hard.", "March 8-10", "2025-03-08..2025-03-10 2"),
    ("From 3 to 5 March it was quiet.", "From 3 to 5 March", "2025-03-03..2025-03-05 2"),
    ("It burnt on the night of 8 to 9 March.", "on the night of 8 to 9 March", "2025-03-08..2025-03-09 1"),
    ("Between 28 February and 3 March, 14 died.", "Between 28 February and 3 March", "2025-02-28..2025-03-03 2"),
    ("On Feb. 2 and 3, M23 shot at it.", "On Feb. 2 and 3", "2025-02-02..2025-02-03 1"),
    ("From 30 December to 2 January it held.", "From 30 December to 2 January", "2024-12-30..2025-01-02 2"),
    # Weeks and months
    ("At the weekend it rained.", "At the weekend", "2025-03-08..2025-03-09 1"),
    ("It rained last weekend.", "last weekend", "2025-03-01..2025-03-02 1"),
    ("Last week it rained.", "Last week", "2025-02-24..2025-03-02 2"),
    ("No water came since the weekend.", "since the weekend", "2025-03-08..2025-03-09 1"),
    ("It must open before the end of the month.", "before the end of the month", "2025-03-31 1"),
    ("They sank 11 boats since the beginning of March.", "since the beginning of March", "2025-03-01..2025-03-09 2"),
    ("Losses fell compared with April.", "April", "2024-04-01..2024-04-30 3"),
    ("In the past week nothing moved.", "In the past week", "2025-03-02..2025-03-09 2"),
    ("In the last 24 hours three died.", "In the last 24 hours", "2025-03-08..2025-03-09 1"),
    ("It rained earlier this month.", "earlier this month", "2025-03-01..2025-03-09 3"),
    ("It fell two days ago.", "two days ago", "2025-03-07 1"),
    ("It fell about two days ago.", "about two days ago", "2025-03-06..2025-03-08 2"),
    ("It fell three weeks ago.", "three weeks ago", "2025-02-13..2025-02-19 2"),
    ("It fell two months ago.", "two months ago", "2025-01-01..2025-01-31 3"),
    ("They crossed in August.", "in August", "2024-08-01..2024-08-31 3"),
    ("In April they will return.", "In April", "2025-04-01..2025-04-30 3"),
    ("It was held in March 2023.", "in March 2023", "2023-03-01..2023-03-31 3"),
    ("It rained in early March.", "in early March", "2025-03-01..2025-03-10 3"),
    ("It rained in mid-March.", "in mid-March", "2024-03-11..2024-03-20 3"),
    ("It rained in late February.", "in late February", "2025-02-21..2025-02-28 3"),
    ("It fell in the last week of January.", "in the last week of January", "2025-01-25..2025-01-31 2"),
    ("It rained in the first half of February.", "in the first half of February", "2025-02-01..2025-02-15 3"),
    ("It was hit in the night to Sunday.", "in the night to Sunday", "2025-03-08..2025-03-09 1"),
    ("On the afternoon of the 5th, they left.", "On the afternoon of the 5th", "2025-03-05 1"),
    # Words
    ("Since then it held.", "Since then", "words"),
    ("On the second day of the battle it rained.", "On the second day", "words"),
    ("As spring brings mud, tanks halt.", "As spring", "words"),
    ("In 2022 it began.", "In 2022", "words"),
    ("It fell years ago.", "years ago", "words"),
    ("It was worst in the summer of 2023.", "in the summer of 2023", "words"),
    ("It was quiet in June and July.", "in June and July", "words"),
]


@pytest.mark.parametrize(("text", "phrase", "meant"), ALONE, ids=[case[1] + ": " + case[2] for case in ALONE])
def test_a_phrase_means_these_days(text: str, phrase: str, meant: str) -> None:
    (mention,) = _found(text)
    assert (mention.text, _said(mention)) == (phrase, meant)
    assert mention.span.of(text) == phrase
    assert mention.because


@pytest.mark.parametrize(
    "text",
    [
        "He may march on.",
        "The march on Kyiv was a second group's.",
        "Theresa May said so.",
        "August Schmidt met April Jones and June Carter.",
        "The Sun and the Sat and Wed.",
        "Not since World War II.",
        "A 34-year-old man died at 5 a.m.",
        "Bloody Sunday is remembered.",
        "The Sunday Times reported it.",
        "He told Russia Today.",
        "They sprang from hot springs.",
        "The 47th Brigade took 3.5 km.",
        "Every Friday they pray.",
        "It fell two days before the vote.",
        "It brought 500 trucks a day before the war.",
    ],
)
def test_what_only_looks_like_a_date(text: str) -> None:
    assert _found(text) == ()


def test_a_number_after_in_may_counts_something() -> None:
    assert [m.text for m in _found("In May 20 people died.")] == ["In May"]


def test_a_day_later_is_counted_from_the_day_named_before() -> None:
    found = _found("On 5 March it was hit; the next day it fell. Two days later it burnt.")
    assert [_said(m) for m in found] == ["2025-03-05 1", "2025-03-06 1", "2025-03-08 1"]
    found = _found("On 5 March it was hit; the next morning it fell, and that evening it burnt.")
    (_, same) = _found("On 5 March it was hit; he told us the same evening that it fell.")
    assert (same.text, _said(same)) == ("the same evening", "2025-03-05 1")
    assert [(m.text, _said(m)) for m in found[1:]] == [
        ("the next morning", "2025-03-06 1"),
        ("that evening", "2025-03-06 1"),
    ]
    (alone,) = _found("It fell a day earlier.")
    assert alone.when is None


def test_it_says_how_it_was_resolved() -> None:
    (mention,) = _found("On Saturday, troops advanced.")
    assert mention.because == "the Saturday before the article's date, 9 March 2025"


def test_without_the_article_s_date_only_full_dates_are_resolved() -> None:
    found = _found("On Saturday, 2025-03-08, in August and yesterday.", None)
    assert [_said(m) for m in found] == ["words", "2025-03-08 1", "words", "words"]
    assert "not known" in found[0].because


def _time(text: str, content: str) -> str | None:
    at = text.index(content)
    mention = time_of(text, Span(at, at + len(content)), split(text), _found(text))
    return mention.text if mention else None


@pytest.mark.parametrize(
    ("text", "content", "phrase"),
    [
        ("On Saturday, the army said its troops had captured it.", "its troops had captured it", "On Saturday"),
        ("RSF said on Friday that it took Zamzam on Monday.", "it took Zamzam on Monday", "on Monday"),
        ("It rained on Monday. M23 took Goma.", "M23 took Goma", None),
        ("They sneaked in, possible after Kyiv stopped gas on January 1.", "They sneaked in", None),
        ("Since then it fell on Monday.", "it fell on Monday", "on Monday"),
        ("In spring it fell.", "it fell", "In spring"),
        # The day of the saying is not that of what is said, unless it stands at the head of all
        ("The army said on Monday that it took Goma.", "it took Goma", None),
        ("The army on Monday said it took Goma.", "it took Goma", None),
        ("It took Goma, the army said in a statement on Monday.", "It took Goma", None),
        ("Footage published on Monday shows a crater.", "a crater", None),
        ("Footage published on Monday shows a crater.", "Footage published on Monday shows a crater", None),
        ("Images from Monday show a crater.", "a crater", "Monday"),
        ("No water came, he adds, since Monday.", "No water came", "since Monday"),
        ("It is calm, he said, and added that two died since Monday.", "It is calm", None),
        ("M23 took Goma on Monday; the army says all is calm.", "all is calm", None),
        ("The army called Monday's strike a success.", "a success", "Monday"),
        ("The army called the strike on Monday a success.", "a success", "on Monday"),
        ("In Monday's statement the army said all is calm.", "all is calm", None),
        ("The two reported dead were found on Monday, the army said.", "The two reported dead were found", "on Monday"),
        # What came before, or is compared
        ("It is worse than on Monday.", "It is worse than on Monday", None),
        ("More than 30 houses were taken on Monday.", "More than 30 houses were taken on Monday", "on Monday"),
        ("They left after the truce of 3 March.", "They left after the truce of 3 March", None),
        ("Two were killed after a shell fell on Monday.", "Two were killed after a shell fell on Monday", "on Monday"),
        ("Many fled after a raid on Monday.", "Many fled after a raid on Monday", "on Monday"),
        ("Two were killed when a shell fell on Monday.", "Two were killed when a shell fell on Monday", "on Monday"),
        ("Shells fell before dawn on Monday.", "Shells fell before dawn on Monday", "on Monday"),
        ("Shells fell shortly after 9 a.m. on Monday.", "Shells fell shortly after 9 a.m. on Monday", "on Monday"),
        ("It hit people who met on Monday.", "It hit people who met on Monday", "on Monday"),
        ("It freed people who had been held since Monday.", "It freed people who had been held since Monday", None),
        ("The work, begun on Monday, ends on Friday.", "The work, begun on Monday, ends on Friday", "on Friday"),
        (
            "A wall, begun in May and long, fell on Monday.",
            "A wall, begun in May and long, fell on Monday",
            "on Monday",
        ),
        ("GOMA, March 9 (Wire) - It was hit on Monday.", "GOMA, March 9 (Wire) - It was hit on Monday", "on Monday"),
        ("Goma, which fell on Monday, is calm.", "Goma, which fell on Monday, is calm", None),
        ("The mine, said a man whom I know since 2015, fell on Monday.", "The mine", "on Monday"),
    ],
)
def test_the_date_of_a_claim(text: str, content: str, phrase: str | None) -> None:
    assert _time(text, content) == phrase


@given(st.text(alphabet="0123456789 -/.:,thMarchMay2025on Saturdaysince\nofto", max_size=80), st.dates())
def test_any_text_on_any_day(text: str, published: date) -> None:
    found = _found(text, published)
    assert all(m.text == m.span.of(text) for m in found)
    assert all(one.span.end <= two.span.start for one, two in itertools.pairwise(found))
    assert found == _found(text, published)
