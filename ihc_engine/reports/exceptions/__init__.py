"""What is told of all but some: "all were negative *except* desmin, which was focal". One room for each shape of it.

``first`` and ``first_with_result``: it stands before what it is excepted from. ``inserted``: between a list and its result.
``own_results``: it has a result of its own behind it. ``verb_of_all``: the result of the others has no verb. ``cells``: cells are
excepted, and no stain. ``besides``: it only looks like an exception. ``words`` is what they share. Which words except, and where
what is excepted ends while a sentence is read, stands in ``grammar.exceptions``.
"""
