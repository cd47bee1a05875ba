"""MaxScore and the making of its postings as machine code, by numba (extra `fast`): for large segments only.

Everything here gives what numpy gives without it, to the last bit. `loading` decides when it is worth loading.
"""
