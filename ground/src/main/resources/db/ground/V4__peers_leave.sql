-- A peer may be taken away. What was taken of its messages stays: one that comes back goes on where it was.
grant delete on ground.peer to ${app};
