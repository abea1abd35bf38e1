"""`make mutate`: small changes in a room's code, of which its tests must notice nearly all.

    python -m tools.mutate protection --number 100 --seed 1

A change that no test notices is a guard that anybody may break. mutmut leaves alone what is
decorated and what classes declare, where most guards are here; cosmic-ray changes the working tree
and removes no statement. Neither draws some changes by a seed. So this is our own.

`rooms` says what belongs to a room, `changes` which changes can be made in a file, `tracing` which
tests come where, `forking` tries a change inside of a function by a fork of a process that is ready
to run tests, `copies` tries the others by a new process in a copy of the tree.
"""
