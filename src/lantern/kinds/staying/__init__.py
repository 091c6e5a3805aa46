"""The work that goes on from day to day: visits, actions, support that stays, the child's own page."""
