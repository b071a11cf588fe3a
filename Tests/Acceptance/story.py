"""The story of the acceptance test: one period of the 问诊会 and what came of its items.

A list of (instant, what happens then). A step names its cases and people by their id of the
roster; its instant lies after whatever time itself has to do.
"""

from steps import instant
from story_clinic import clinic_meets, clinic_opens
from story_department import department_works, second_round
from story_items import nobody_claims, others

END = instant("2026-07-31T18:00+08:00")


def whole():
    parts = (clinic_opens, clinic_meets, others, nobody_claims, department_works, second_round)
    return sorted((step for part in parts for step in part()), key=lambda step: step.at)
