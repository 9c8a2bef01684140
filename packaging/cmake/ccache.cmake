# Compile through ccache where it is installed; a precompiled header needs two of its rules relaxed.
find_program(LUTHIER_CCACHE ccache)
if(LUTHIER_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER
      ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros
      ${LUTHIER_CCACHE})
endif()
